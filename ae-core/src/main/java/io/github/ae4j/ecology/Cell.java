package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import java.util.Objects;

/**
 * What is known of tasks of one family and depth.
 *
 * @param family of the tasks
 * @param depth of the tasks
 * @param success q, running share of right answers, in [0, 1]
 * @param difficulty d, in [0, 1]
 * @param price of a reward, within the controller's bounds
 * @param progress LP, running size of the changes of q, at least 0
 * @param attempts so far
 * @param mean reward of all attempts; 0 before the first
 */
@Experimental
public record Cell(
    String family,
    Depth depth,
    double success,
    double difficulty,
    double price,
    double progress,
    long attempts,
    double mean) {
  /** Checks that both are there. */
  public Cell {
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(depth, "depth");
  }

  /** Its name, {@code family/depth}. */
  public String name() {
    return name(family, depth);
  }

  static String name(String family, Depth depth) {
    return family + "/" + depth.name().toLowerCase(java.util.Locale.ROOT);
  }
}
