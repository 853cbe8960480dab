package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Objects;

/**
 * Two organelles that answer as one: who has the better record in a task's cell answers it.
 *
 * @param first the one of the higher return
 * @param second another one
 * @param gain share of right answers above its better member's, where the team was tested
 */
@Experimental
public record Team(OrganelleId first, OrganelleId second, double gain) {
  /** Checks that they are two. */
  public Team {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(second, "second");
    Check.finite("gain", gain);
    if (first.equals(second)) {
      throw new IllegalArgumentException("team must be of two organelles, got " + first + " twice");
    }
  }

  /** Who answers a task; of equal records the first. */
  public static Organelle answering(Organelle first, Organelle second, Task task) {
    return second.record(task) > first.record(task) ? second : first;
  }
}
