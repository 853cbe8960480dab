package io.github.ae4j.evo;

import io.github.ae4j.Experimental;
import io.github.ae4j.adapter.CounterNoise;
import java.util.List;

/**
 * The noise of a candidate. It is drawn anew wherever it is asked for, and so never stored.
 *
 * @param seed of the run
 * @param step number of the step
 * @param candidate its number, from 1; below {@link EvoConfig#MOST}
 */
@Experimental
public record Mutation(long seed, long step, int candidate) {
  /** Keeps these numbers apart from the noise that a loop adds to a gradient. */
  private static final long STREAM = 0x65766F2D73676400L; // "evo-sgd"

  /** A standard normal number, the same each time. */
  public double at(long coordinate) {
    return CounterNoise.gaussian(seed ^ STREAM, step * EvoConfig.MOST + candidate, coordinate);
  }

  /** Sum of several at a coordinate; without an iterator, for it is asked for each. */
  public static double sum(List<Mutation> mutations, long coordinate) {
    double sum = 0.0;
    for (int i = 0; i < mutations.size(); i++) {
      sum += mutations.get(i).at(coordinate);
    }
    return sum;
  }
}
