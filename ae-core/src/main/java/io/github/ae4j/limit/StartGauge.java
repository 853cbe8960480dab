package io.github.ae4j.limit;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Direction;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * AE-8 at the first step: the effective step is brought into a band relative to the parameters, from
 * whatever learning rate the user started.
 *
 * <pre>  alpha |d| in [low, high] (1 + |theta_0|)</pre>
 *
 * <p>Where the first gradients were spoilt, as START_SPOILT says, it is done again at the next step.
 *
 * @param low lower edge of the band; positive
 * @param high upper edge; at least low
 */
public record StartGauge(double low, double high) implements Limit {
  private static final int DONE = 0;

  /** Checks that the band is one. */
  public StartGauge {
    Check.positive("low", low);
    Check.atLeast("high", high, low);
  }

  @Override
  public String name() {
    return "AE-8 start gauge";
  }

  @Override
  public Set<Statistic> statistics() {
    return Direction.statisticsAnd(Statistic.THETA_THETA);
  }

  @Override
  public Set<Signal> optional() {
    return Set.of(Signal.START_SPOILT);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE, Coefficient.MOMENTUM);
  }

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public void limit(Signals signals, Candidate candidate, Slots memory) {
    if (signals.isSet(Signal.START_SPOILT)) {
      memory.set(DONE, 0.0); // what this step was measured with is emptied only now
      return;
    }
    if (memory.get(DONE) != 0.0) {
      return;
    }
    double d = NextDirection.norm(signals, candidate);
    if (d > 0.0) {
      memory.set(DONE, 1.0);
      int alpha = candidate.coefficients().index(Coefficient.LEARNING_RATE);
      double unit = (1.0 + Math.sqrt(signals.statistic(Statistic.THETA_THETA))) / d;
      double x = candidate.coordinate(alpha);
      candidate.move(
          alpha, Extrema.max(Math.log(low * unit), Extrema.min(Math.log(high * unit), x)));
    }
  }
}
