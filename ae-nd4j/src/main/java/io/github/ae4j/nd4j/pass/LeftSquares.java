package io.github.ae4j.nd4j.pass;

import io.github.ae4j.vector.LeftSquare;
import io.github.ae4j.vector.StepVectors;
import io.github.ae4j.vector.VectorUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** |theta|^2 of each segment, as the last update has left it. */
final class LeftSquares {
  private final List<LeftSquare> all = new ArrayList<>();

  /** What was left of a segment; see {@link LeftSquare#take}. */
  OptionalDouble take(int segment, StepVectors vectors) {
    while (all.size() <= segment) {
      all.add(new LeftSquare());
    }
    return all.get(segment).take(List.of(vectors));
  }

  /** Whether an update is to leave it of any segment. */
  boolean areAsked() {
    return all.stream().anyMatch(LeftSquare::isAsked);
  }

  /** Makes an update of a segment that moves its parameters, and leaves what was asked for. */
  void leave(int segment, StepVectors vectors, VectorUpdate kernel, Runnable update) {
    boolean asked = segment < all.size() && all.get(segment).isAsked();
    if (asked) {
      kernel.beginSquare();
    }
    update.run();
    if (asked) {
      all.get(segment).leave(List.of(vectors), kernel.square());
    }
  }

  /** Says that the parameters were moved in another way, or may be. */
  void forget() {
    all.forEach(LeftSquare::forget);
  }
}
