package io.github.ae4j.limit;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.Recurring;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Direction;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * AE-8 as a limit: the effective step gamma stays below a share of the parameters that anneals with
 * the clock k.
 *
 * <pre>
 *   gamma = alpha |d| &lt;= reach max(1, |theta|) (k + offset)^-p
 *   alpha (nu (1-mu) + 1-nu) M  &lt;= the same
 *   alpha lambda |theta|        &lt;= the same
 *   alpha lambda                &lt;= 1e-3    where lambda |theta| &gt; 10 |d|
 * </pre>
 *
 * <p>M is the |w g| that stands out and is known to come back ({@link Recurring}). Between two gradients of
 * a rare class |d| is small, and the learning rate would grow until the next one throws the parameters. A drift may
 * change what comes back, and M would hold the steps short for long: it is forgotten there. Only the first line
 * counts as binding.
 *
 * <p>lambda is the decay beside the gradient, the other part of the step. At rest it takes what the direction gives,
 * and |d| is no less. Where |d| is next to nothing, as after a gradient that has filled the second moment, a rate that
 * grows for its sake would grow the decay alone.
 *
 * <p>What is applied is cut at once; what is stored is at most halved a step, so that a single short
 * direction does not cost the learning rate its memory.
 *
 * @param reach share of the parameters' length; positive
 * @param exponent p; positive
 * @param offset added to the clock, steps
 * @param recurring what M is made by
 * @param decay lambda; 0 for none
 */
public record RelativeStepLimit(
    double reach, double exponent, double offset, Recurring recurring, double decay)
    implements Limit {
  static final double HALVED = Math.log(2.0);

  private static final double DOMINANT = 10.0;
  private static final double LITTLE = 1e-3;

  /** Checks the constants. */
  public RelativeStepLimit {
    Check.positive("reach", reach);
    Check.positive("exponent", exponent);
    Check.positive("offset", offset);
    Check.atLeast("decay", decay, 0.0);
  }

  @Override
  public String name() {
    return "AE-8 relative step limit";
  }

  @Override
  public Set<Statistic> statistics() {
    return Direction.statisticsAnd(Statistic.THETA_THETA);
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.CLOCK);
  }

  @Override
  public Set<Signal> writes() {
    return Set.of(Signal.STEP_LIMITED, Signal.EFFECTIVE_STEP, Signal.DIRECTION_LENGTH);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE, Coefficient.MOMENTUM);
  }

  @Override
  public int slots() {
    return Recurring.SLOTS;
  }

  @Override
  public void limit(Signals signals, Candidate candidate, Slots memory) {
    int alpha = candidate.coefficients().index(Coefficient.LEARNING_RATE);
    double d = NextDirection.norm(signals, candidate);
    double theta = length(signals);
    double gamma = candidate.value(alpha) * d;
    double bound = bound(theta, signals.value(Signal.CLOCK) + offset, gamma);
    boolean binds = gamma > bound;
    signals.set(Signal.STEP_LIMITED, binds ? 1.0 : 0.0);
    signals.set(Signal.EFFECTIVE_STEP, Extrema.min(gamma, bound));
    signals.set(Signal.DIRECTION_LENGTH, d);
    double x = recurringBound(signals, candidate, theta, bound, memory);
    if (binds) {
      x = Extrema.min(x, Math.log(bound / d));
    }
    x = Extrema.min(x, decayBound(signals, d, theta, bound));
    if (candidate.coordinate(alpha) > x) {
      candidate.store(alpha, Extrema.max(candidate.coordinate(alpha) - HALVED, x));
    }
    if (candidate.applied(alpha) > x) {
      candidate.hold(alpha, x);
    }
  }

  /** The limit at a clock of 1. */
  double length(Signals signals) {
    return reach * Extrema.max(1.0, Math.sqrt(signals.statistic(Statistic.THETA_THETA)));
  }

  /** The greatest log alpha under which the gradient that may come does not throw the parameters. */
  double recurringBound(
      Signals signals, Candidate candidate, double theta, double bound, Slots memory) {
    double known = recurring.update(memory, 0, signals.statistic(Statistic.WG_WG), true);
    if (known == 0.0) {
      return Double.POSITIVE_INFINITY;
    }
    double most = most(signals, theta, bound);
    return Math.log(most / (NextDirection.own(candidate) * known));
  }

  /** The greatest log alpha under which decay is a part of the step as bounded as the other. */
  double decayBound(Signals signals, double d, double theta, double bound) {
    double part = decay * Math.sqrt(signals.statistic(Statistic.THETA_THETA));
    if (part == 0.0) {
      return Double.POSITIVE_INFINITY;
    }
    double most = most(signals, theta, bound) / part;
    return Math.log(part > DOMINANT * d ? Extrema.min(LITTLE / decay, most) : most);
  }

  /** The limit, with the power where that was not needed before. */
  private double most(Signals signals, double theta, double bound) {
    return bound < Double.POSITIVE_INFINITY
        ? bound
        : theta * Math.pow(signals.value(Signal.CLOCK) + offset, -exponent);
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    if (interruption == Interruption.DRIFT) {
      Recurring.reset(memory, 0);
    }
  }

  /** The limit; or, where even theta/k holds gamma and p &lt;= 1, infinity without the power. */
  private double bound(double theta, double k, double gamma) {
    boolean far = exponent <= 1.0 && k >= 1.0 && gamma * k <= theta;
    return far ? Double.POSITIVE_INFINITY : theta * Math.pow(k, -exponent);
  }
}
