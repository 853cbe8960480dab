package io.github.ae4j.limit;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Direction;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * AE-8 against the loss: to first order a step may take away no more than there is of a positive
 * loss, which is Polyak's step for a least loss of 0 (Polyak 1987) taken as a limit.
 *
 * <pre>  alpha &lt;g, d&gt; &lt;= share l   if l &gt; 0</pre>
 *
 * @param share part of the loss one step may take; positive
 */
public record DecreaseLimit(double share) implements Limit {
  /** Checks the share. */
  public DecreaseLimit {
    Check.positive("share", share);
  }

  @Override
  public String name() {
    return "AE-8 decrease limit";
  }

  @Override
  public Set<Statistic> statistics() {
    return Direction.statisticsAnd(Statistic.LOSS);
  }

  @Override
  public Set<Signal> writes() {
    return Set.of(Signal.DECREASE_LIMITED);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE, Coefficient.MOMENTUM);
  }

  @Override
  public void limit(Signals signals, Candidate candidate, Slots memory) {
    int alpha = candidate.coefficients().index(Coefficient.LEARNING_RATE);
    double slope = NextDirection.slope(signals, candidate);
    double loss = share * signals.statistic(Statistic.LOSS);
    boolean binds = loss > 0.0 && candidate.value(alpha) * slope > loss;
    signals.set(Signal.DECREASE_LIMITED, binds ? 1.0 : 0.0);
    if (binds) {
      candidate.hold(alpha, Math.log(loss) - Math.log(slope));
    }
  }
}
