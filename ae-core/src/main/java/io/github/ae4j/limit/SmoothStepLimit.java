package io.github.ae4j.limit;

import io.github.ae4j.Experimental;
import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Objects;
import java.util.Set;

/**
 * AE-8, the {@link RelativeStepLimit} in a smooth form, for AE-9: its minimum is softened, and whether it binds is said
 * in part.
 *
 * <pre>
 *   softmin(x, y) = -width log(exp(-x/width) + exp(-y/width)) in place of min(x, y)
 *   STEP_LIMITED  = 1/(1 + exp(-(log gamma - log bound)/width - 2))
 * </pre>
 *
 * <p>The 2 is for what is stored comes to rest about two widths below the bound: there it must count as bound. Which of
 * the four lines holds is still a branch; the second to fourth hold no gradient of a usual task.
 *
 * @param limit the limit as it is
 * @param width log alpha; positive
 */
@Experimental
public record SmoothStepLimit(RelativeStepLimit limit, double width) implements Limit {
  private static final double REST = 2.0;

  /** Checks the width. */
  public SmoothStepLimit {
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
  public Set<Signal> signals() {
    return limit.signals();
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
    int alpha = candidate.coefficients().index(Coefficient.LEARNING_RATE);
    double d = NextDirection.norm(signals, candidate);
    double theta = limit.length(signals);
    double bound =
        theta * Math.pow(signals.value(Signal.CLOCK) + limit.offset(), -limit.exponent());
    double first = Math.log(bound / d); // infinite where there is no direction
    double binds = Soft.step((candidate.applied(alpha) - first) / width + REST);
    signals.set(Signal.STEP_LIMITED, binds);
    signals.set(Signal.EFFECTIVE_STEP, Extrema.min(candidate.value(alpha) * d, bound));
    signals.set(Signal.DIRECTION_LENGTH, d);
    double others =
        Extrema.min(
            limit.recurringBound(signals, candidate, theta, bound, memory),
            limit.decayBound(signals, d, theta, bound));
    hold(candidate, alpha, Extrema.min(first, others));
  }

  private void hold(Candidate candidate, int alpha, double x) {
    double stored = candidate.coordinate(alpha);
    double applied = candidate.applied(alpha);
    double least = Extrema.max(stored - RelativeStepLimit.HALVED, x);
    candidate.store(alpha, Soft.min(stored, least, width));
    candidate.hold(alpha, Soft.min(applied, x, width));
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    limit.interrupted(interruption, signals, memory);
  }
}
