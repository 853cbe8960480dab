package io.github.ae4j.djl.ecology;

import io.github.ae4j.ecology.AdaptedShape;
import io.github.ae4j.ecology.Lesson;
import io.github.ae4j.ecology.LoraFactors;
import io.github.ae4j.ecology.Plasticity;
import java.util.List;
import java.util.Objects;

/** What a host is given for a step of learning. */
final class StepArguments {
  private StepArguments() {}

  /**
   * Checks that all are there.
   *
   * @param shapes of the host's projections
   * @throws IllegalArgumentException if the factors are of other shapes, or there is no lesson
   */
  static void check(
      List<AdaptedShape> shapes,
      LoraFactors factors,
      byte[] memory,
      List<Lesson> lessons,
      Plasticity plasticity) {
    Objects.requireNonNull(factors, "factors");
    Objects.requireNonNull(memory, "memory");
    Objects.requireNonNull(lessons, "lessons");
    Objects.requireNonNull(plasticity, "plasticity");
    factors.fit(shapes);
    if (lessons.isEmpty()) {
      throw new IllegalArgumentException("lessons must be at least one, got none");
    }
  }
}
