package io.github.ae4j.limit;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Direction;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * AE-8 at the first step: the effective step is brought into a band relative to the parameters, from
 * whatever learning rate the user started.
 *
 * <pre>  alpha |d| in [low, high] (1 + |theta_0|)</pre>
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
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE, Coefficient.MOMENTUM);
  }

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public void limit(Signals signals, Candidate candidate, Slots memory) {
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
