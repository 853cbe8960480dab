package io.github.ae4j.adapter;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a loop asks of an adapter when it attaches.
 *
 * @param statistics scalars to measure each step; nothing else is read
 * @param coefficients names of the coefficients the loop will write; if empty, the optimizer runs
 *     exactly as if it were bare
 */
public record Demand(Set<Statistic> statistics, Set<String> coefficients) {
  private static final Set<Statistic> OF_READOUT =
      Set.of(Statistic.G_READOUT, Statistic.READOUT_READOUT);

  private static final List<String> FORM =
      List.of(Coefficient.LEARNING_RATE, Coefficient.MOMENTUM, Coefficient.MOMENTUM_SHARE);

  /** Keeps copies. */
  public Demand {
    statistics = Set.copyOf(statistics);
    coefficients = Set.copyOf(coefficients);
  }

  /**
   * Checks that an adapter can serve it. Each coefficient is read, so that an adapter which cannot steer one as it
   * stands, as beside a schedule of its own, says so.
   *
   * @throws IllegalArgumentException if it cannot
   */
  public void check(OptimizerAdapter adapter) {
    if (weighsByRates() && !coefficients.containsAll(FORM)) {
      throw new IllegalArgumentException(
          "a loop that steers " + Coefficient.RATE_MEMORY + " must steer " + FORM + " too");
    }
    Set<String> steerable = adapter.steerable();
    for (String coefficient : new TreeSet<>(coefficients)) {
      if (!steerable.contains(coefficient)) {
        throw refused(adapter, "steer " + coefficient + "; it steers " + new TreeSet<>(steerable));
      }
      for (int group = 0; group < adapter.groups(); group++) {
        adapter.read(group, coefficient);
      }
    }
    Set<Statistic> measurable = adapter.measurable();
    for (Statistic statistic : new TreeSet<>(statistics)) {
      if (!measurable.contains(statistic)) {
        throw refused(
            adapter, "measure " + statistic + "; it measures " + new TreeSet<>(measurable));
      }
      if (OF_READOUT.contains(statistic) && !averages()) {
        throw new IllegalArgumentException(
            statistic
                + " needs an averaged readout: the loop must steer "
                + Coefficient.READOUT_RATE);
      }
    }
  }

  /** Whether the loop keeps an averaged readout in a buffer of its own. */
  public boolean averages() {
    return coefficients.contains(Coefficient.READOUT_RATE);
  }

  /** Whether the first moment is to be a {@link RateWeightedMoment}. */
  public boolean weighsByRates() {
    return coefficients.contains(Coefficient.RATE_MEMORY);
  }

  private static IllegalArgumentException refused(OptimizerAdapter adapter, String what) {
    return new IllegalArgumentException(adapter.optimizer() + " cannot " + what);
  }
}
