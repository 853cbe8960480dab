package io.github.ae4j.signal;

import io.github.ae4j.memory.Slots;

/** One part's surroundings in a test: statistics, signals and its memory. */
public final class Bed {
  /** Statistics of the step. */
  public final Observation observation = new Observation(1);

  /** Signals of the group. */
  public final Signals signals = Signals.of(observation);

  /** The part's memory. */
  public final Slots memory;

  /** Surroundings with the part's memory initialised. */
  public Bed(Part part) {
    memory = Slots.of(part.slots());
    part.initialise(memory);
  }

  /** Sets a signal. */
  public Bed with(Signal signal, double value) {
    signals.set(signal, value);
    return this;
  }

  /** Sets a statistic. */
  public Bed with(Statistic statistic, double value) {
    observation.set(0, statistic, value);
    return this;
  }

  /** Reads a signal. */
  public double value(Signal signal) {
    return signals.value(signal);
  }

  /** The statistics of an SGD direction in one dimension: w = 1. */
  public Bed direction(double g, double m, double weight, double theta) {
    with(Statistic.G_G, g * g).with(Statistic.G_WG, g * g).with(Statistic.WG_WG, g * g);
    with(Statistic.G_M, g * m).with(Statistic.G_WM, g * m).with(Statistic.WG_WM, g * m);
    with(Statistic.M_M, m * m).with(Statistic.WM_WM, m * m);
    return with(Statistic.MOMENTUM_WEIGHT, weight).with(Statistic.THETA_THETA, theta * theta);
  }
}
