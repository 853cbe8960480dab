package io.github.ae4j.adapter;

import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * What a loop asks of an adapter when it attaches.
 *
 * @param statistics scalars to measure each step; nothing else is read
 * @param coefficients names of the coefficients the loop will write; if empty, the optimizer runs
 *     exactly as if it were bare
 */
public record Demand(Set<Statistic> statistics, Set<String> coefficients) {
  /** Keeps copies. */
  public Demand {
    statistics = Set.copyOf(statistics);
    coefficients = Set.copyOf(coefficients);
  }
}
