package io.github.ae4j.signal;

import io.github.ae4j.memory.Slots;

/**
 * One parameter group's view of a step: the raw {@link Statistic}s just measured and the filtered
 * {@link Signal}s. The signals are cells of the loop's memory and survive a checkpoint.
 */
public final class Signals {
  private final double[] statistics;
  private final int firstStatistic;
  private final Slots signals;

  /**
   * The view of one group.
   *
   * @param observation the step's raw statistics
   * @param group the group seen
   * @param values {@link Signal#SIZE} cells
   */
  public Signals(Observation observation, int group, Slots values) {
    if (values.size() != Signal.SIZE) {
      throw new IllegalArgumentException(
          "signal cells must be " + Signal.SIZE + ", got " + values.size());
    }
    statistics = observation.values();
    firstStatistic = group * Statistic.SIZE;
    signals = values;
  }

  /** A stand-alone view of one group with a memory of its own; for tests. */
  public static Signals of(Observation observation) {
    return new Signals(observation, 0, Slots.of(Signal.SIZE));
  }

  /** A filtered signal. */
  public double value(Signal signal) {
    return signals.get(signal.ordinal());
  }

  /** Writes a signal; for the element that owns it. */
  public void set(Signal signal, double value) {
    signals.set(signal.ordinal(), value);
  }

  /** Whether a signal that stands for yes or no is set. */
  public boolean isSet(Signal signal) {
    return value(signal) != 0.0;
  }

  /** A raw statistic of this step and group; NaN if it was not measured. */
  public double statistic(Statistic statistic) {
    return statistics[firstStatistic + statistic.ordinal()];
  }
}
