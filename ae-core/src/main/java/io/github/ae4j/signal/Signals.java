package io.github.ae4j.signal;

import io.github.ae4j.memory.Slots;
import org.jspecify.annotations.Nullable;

/**
 * One parameter group's view of a step: the raw {@link Statistic}s just measured and the filtered
 * {@link Signal}s. The signals are cells of the loop's memory and survive a checkpoint.
 */
public final class Signals {
  private final double[] statistics;
  private final int firstStatistic;
  private final Slots signals;
  private final Observation observation;
  private @Nullable Reads reads;

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
    this.observation = observation;
    statistics = observation.values();
    firstStatistic = group * Statistic.SIZE;
    signals = values;
  }

  /** A stand-alone view of one group with a memory of its own; for tests. */
  public static Signals of(Observation observation) {
    return new Signals(observation, 0, Slots.of(Signal.SIZE));
  }

  /**
   * Holds whoever reads next to what it has declared, until another is named.
   *
   * @param next the reader's declarations; null for a reader that may read all
   * @return true, so that it can stand in an assertion and cost nothing where those are off
   */
  public boolean readBy(@Nullable Reads next) {
    reads = next;
    return true;
  }

  /**
   * A filtered signal.
   *
   * @throws IllegalStateException where assertions are on, if the part at its turn has not declared it
   */
  public double value(Signal signal) {
    assert reads == null || reads.has(signal);
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

  /**
   * A raw statistic of this step and group.
   *
   * @throws IllegalStateException if no part of the loop declares it; where assertions are on, if the
   *     part at its turn does not
   */
  public double statistic(Statistic statistic) {
    assert reads == null || reads.has(statistic);
    double value = statistics[firstStatistic + statistic.ordinal()];
    if (value != value) { // not a number: measured so, or not measured at all
      observation.demanded(statistic);
    }
    return value;
  }
}
