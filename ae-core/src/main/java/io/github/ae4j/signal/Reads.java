package io.github.ae4j.signal;

import java.util.List;
import java.util.Set;

/** What one {@link Part} has declared that it reads, in a form that is asked without an allocation. */
final class Reads {
  private final String part;
  private final boolean[] signals = new boolean[Signal.SIZE];
  private final boolean[] statistics = new boolean[Statistic.SIZE];

  /** The reads of a part: its signals, the optional ones, those it writes itself, its statistics. */
  Reads(Part part) {
    this.part = part.name();
    for (Set<Signal> some : List.of(part.signals(), part.optional(), part.writes())) {
      some.forEach(signal -> signals[signal.ordinal()] = true);
    }
    part.statistics().forEach(statistic -> statistics[statistic.ordinal()] = true);
  }

  void check(Signal signal) {
    if (!signals[signal.ordinal()]) {
      throw undeclared("signal", signal);
    }
  }

  void check(Statistic statistic) {
    if (!statistics[statistic.ordinal()]) {
      throw undeclared("statistic", statistic);
    }
  }

  private IllegalStateException undeclared(String kind, Enum<?> what) {
    return new IllegalStateException(part + " reads " + kind + " " + what + " undeclared");
  }
}
