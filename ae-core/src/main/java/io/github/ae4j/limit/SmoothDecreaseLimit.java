package io.github.ae4j.limit;

import io.github.ae4j.Experimental;
import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Objects;
import java.util.Set;

/**
 * AE-8, the {@link DecreaseLimit} in a smooth form, for AE-9: its minimum is softened, and whether it binds is said in
 * part.
 *
 * <pre>
 *   log alpha        -> softmin(log alpha, log(share l) - log |&lt;g, d&gt;|)   if l &gt; 0
 *   DECREASE_LIMITED =  1/(1 + exp(-(log alpha |&lt;g, d&gt;| - log(share l))/width))
 * </pre>
 *
 * @param limit the limit as it is
 * @param width log alpha; positive
 */
@Experimental
public record SmoothDecreaseLimit(DecreaseLimit limit, double width) implements Limit {
  /** Checks the width. */
  public SmoothDecreaseLimit {
    Objects.requireNonNull(limit, "limit");
    Check.positive("width", width);
  }

  @Override
  public String name() {
    return limit.name() + ", smooth";
  }

  @Override
  public Set<Statistic> statistics() {
    return limit.statistics();
  }

  @Override
  public Set<Signal> writes() {
    return limit.writes();
  }

  @Override
  public Set<String> coefficients() {
    return limit.coefficients();
  }

  @Override
  public int slots() {
    return limit.slots();
  }

  @Override
  public void limit(Signals signals, Candidate candidate, Slots memory) {
    double loss = limit.share(memory) * signals.statistic(Statistic.LOSS);
    double slope = Math.abs(NextDirection.slope(signals, candidate));
    signals.set(Signal.DECREASE_LIMITED, 0.0);
    if (loss > 0.0 && slope > 0.0) {
      int alpha = candidate.coefficients().index(Coefficient.LEARNING_RATE);
      double x = Math.log(loss) - Math.log(slope);
      double applied = candidate.applied(alpha);
      signals.set(Signal.DECREASE_LIMITED, Soft.step((applied - x) / width));
      candidate.hold(alpha, Soft.min(applied, x, width));
    }
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    limit.interrupted(interruption, signals, memory);
  }
}
