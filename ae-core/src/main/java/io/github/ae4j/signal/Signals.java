package io.github.ae4j.signal;

import io.github.ae4j.memory.Slots;
import java.util.List;

/**
 * One parameter group's view of a step: the raw {@link Statistic}s just measured and the filtered
 * {@link Signal}s. The signals are cells of the loop's memory and survive a checkpoint.
 */
public sealed class Signals permits DeclaredSignals {
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

  /**
   * A view that holds each part, at its {@link #turn}, to what it has declared that it reads.
   *
   * @param observation the step's raw statistics
   * @param group the group seen
   * @param values {@link Signal#SIZE} cells
   * @param parts the loop's parts, by their places
   */
  public static Signals declared(
      Observation observation, int group, Slots values, List<Part> parts) {
    return new DeclaredSignals(observation, group, values, parts);
  }

  /** Whether parts are held to what they declare. */
  public boolean isHeld() {
    return false;
  }

  /** Names who reads next: a part by its place among all, -1 for who may read everything. */
  public void turn(int place) {}

  /**
   * A filtered signal.
   *
   * @throws IllegalStateException in a view that holds parts to it, if the part at its turn has not
   *     declared the signal
   */
  public double value(Signal signal) {
    return signals.get(signal.ordinal());
  }

  /** Writes a signal; for the part that owns it. */
  public void set(Signal signal, double value) {
    signals.set(signal.ordinal(), value);
  }

  /** Whether a signal that stands for yes or no is set. */
  public boolean isSet(Signal signal) {
    return value(signal) != 0.0;
  }

  /**
   * A raw statistic of this step and group; NaN if no part of the loop declares it.
   *
   * @throws IllegalStateException in a view that holds parts to it, if the part at its turn has not
   *     declared the statistic
   */
  public double statistic(Statistic statistic) {
    return statistics[firstStatistic + statistic.ordinal()];
  }
}
