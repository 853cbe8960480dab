package io.github.ae4j.limit;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * The rate at which the averaged readout follows the parameters: a tail average whose length grows
 * with the clock k.
 *
 * <pre>
 *   c = lead/(k + 3), doubled while the pull is positive, at most 1;   c = 1 at a drift, where k = 1
 *   theta-bar += c (theta - theta-bar)
 * </pre>
 *
 * @param lead steps' weight of the newest parameters; positive
 */
public record ReadoutRate(double lead) implements Limit {
  private static final double OFFSET = 3.0;

  /** Checks the lead. */
  public ReadoutRate {
    Check.positive("lead", lead);
  }

  @Override
  public String name() {
    return "readout rate";
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.CLOCK, Signal.READOUT_PULL);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.READOUT_RATE);
  }

  @Override
  public void limit(Signals signals, Candidate candidate, Slots memory) {
    double rate = lead / (signals.value(Signal.CLOCK) + OFFSET);
    double followed = signals.value(Signal.READOUT_PULL) > 0.0 ? 2.0 * rate : rate;
    candidate.move(
        candidate.coefficients().index(Coefficient.READOUT_RATE), Extrema.min(1.0, followed));
  }
}
