package io.github.ae4j.signal;

import java.util.Set;

/**
 * What one {@link Part} has declared that it reads, in a form that can be asked without an
 * allocation. Where assertions are on, as in every test, {@link Signals} holds a part to it.
 */
public final class Reads {
  private final String part;
  private final boolean[] signals = new boolean[Signal.SIZE];
  private final boolean[] statistics = new boolean[Statistic.SIZE];

  /** The reads of a part: its signals, the optional ones, those it writes itself, its statistics. */
  public Reads(Part part) {
    this.part = part.name();
    for (Set<Signal> some : java.util.List.of(part.signals(), part.optional(), part.writes())) {
      some.forEach(signal -> signals[signal.ordinal()] = true);
    }
    part.statistics().forEach(statistic -> statistics[statistic.ordinal()] = true);
  }

  boolean has(Signal signal) {
    return signals[signal.ordinal()] || undeclared("signal", signal);
  }

  boolean has(Statistic statistic) {
    return statistics[statistic.ordinal()] || undeclared("statistic", statistic);
  }

  private boolean undeclared(String kind, Enum<?> what) {
    throw new IllegalStateException(part + " reads " + kind + " " + what + " undeclared");
  }
}
