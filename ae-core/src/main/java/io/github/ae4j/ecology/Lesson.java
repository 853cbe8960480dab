package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Objects;

/**
 * What an adapter may learn from: {@link Plasticity.Kind#BACKPROP} learns the task's right answer, {@link
 * Plasticity.Kind#HEBBIAN} strengthens the given answer by its advantage and never sees the right one.
 *
 * @param task that was attempted
 * @param answer that was given
 * @param advantage its reward minus the usual; finite
 */
@Experimental
public record Lesson(Task task, String answer, double advantage) {
  /** Checks the advantage. */
  public Lesson {
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(answer, "answer");
    Check.finite("advantage", advantage);
  }
}
