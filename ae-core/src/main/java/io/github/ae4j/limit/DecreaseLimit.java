package io.github.ae4j.limit;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Direction;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * AE-8 against the loss: to first order a step may take away no more than there is of a positive
 * loss, which is Polyak's step for a least loss of 0 (Polyak 1987) taken as a limit.
 *
 * <pre>  alpha |&lt;g, d&gt;| &lt;= share l   if l &gt; 0;   driftFactor share for driftSteps after a drift</pre>
 *
 * <p>To either side: a moment that opposes the gradient climbs, and a stored rate far above what this limit
 * holds must not be let go for that step. After a drift the loss is large and its bottom may be far:
 * there the steps may be longer, unless an instability follows.
 *
 * @param share part of the loss one step may take; positive
 * @param driftFactor what the share is multiplied by after a drift; positive
 * @param driftSteps how long after a drift, steps; 0 for never
 */
public record DecreaseLimit(double share, double driftFactor, double driftSteps) implements Limit {
  private static final int LEFT = 0;

  /** Checks the constants. */
  public DecreaseLimit {
    Check.positive("share", share);
    Check.positive("driftFactor", driftFactor);
    Check.atLeast("driftSteps", driftSteps, 0.0);
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
  public int slots() {
    return 1;
  }

  @Override
  public void limit(Signals signals, Candidate candidate, Slots memory) {
    int alpha = candidate.coefficients().index(Coefficient.LEARNING_RATE);
    double slope = Math.abs(NextDirection.slope(signals, candidate));
    double loss = share(memory) * signals.statistic(Statistic.LOSS);
    boolean binds = loss > 0.0 && candidate.value(alpha) * slope > loss;
    signals.set(Signal.DECREASE_LIMITED, binds ? 1.0 : 0.0);
    if (binds) {
      candidate.hold(alpha, Math.log(loss) - Math.log(slope));
    }
  }

  /** The share of this step, which it counts. */
  double share(Slots memory) {
    double left = memory.get(LEFT);
    memory.set(LEFT, Extrema.max(0.0, left - 1.0));
    return left > 0.0 ? driftFactor * share : share;
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    memory.set(LEFT, interruption == Interruption.DRIFT ? driftSteps : 0.0);
  }
}
