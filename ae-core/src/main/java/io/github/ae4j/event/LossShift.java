package io.github.ae4j.event;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * AE-5, AE-10: a lasting rise of the loss, and whose doing it is. A one-sided CUSUM (Page 1954) on the
 * tail-calibrated innovation z:
 *
 * <pre>
 *   c = max(0, c + min(cap, z, log 1/q) - allowance);   event at c &gt; threshold + 2 log max(1, n/standing)
 *   q = how often an innovation of z's size comes, as known when c was last 0 ({@link RiseFrequency})
 *   l* = mean of the loss when c was last 0
 *   W = sum of max(0, -rho |g| gamma) since then
 *   n = steps since the last drift
 * </pre>
 *
 * <p>log 1/q is what an innovation says that comes at a rate of q: a class of one in a hundred has large
 * losses now and then, and only several at once are a rise. After n steps without a drift one comes at a rate of some
 * 1/n, and log n is what the odds against it are: so a stream that stands for ever is not called one every million
 * steps, and a drift in it is called some steps later. Beyond the threshold itself z is (l - l*)/s*, by mean and scale
 * as they were when c was last 0, for by then z has learnt the rise.
 *
 * <p>If the gradient has lately opposed the steps (low-passed rho below -.2) and the loss has risen by no
 * more than 10 W, the loop's own step is too long: instability, and log alpha falls by 1.5. A step of length
 * gamma raises a convex loss by -rho |g| gamma at most, so that what rose by far more is not its doing: where
 * the target jumps the gradient opposes the last steps by chance. So it is where {@link OwnRise} says that the loop makes the
 * loss rise along gradients that still agree: log alpha falls by OWN_CUT then, and with an OWN_CUT of 0 the call is
 * left out. Else the task has changed: drift, and every part starts anew. In both the first moment is flushed and the
 * second kept: the limits of this step measure the update with it.
 *
 * @param allowance CUSUM's slack a step
 * @param threshold where it calls an event
 * @param standing steps without a drift from which on more is asked for one; at least 1
 * @param cap the most one innovation counts
 * @param opposed rho below which the rise is the loop's own
 * @param share part of the rise that W must be for that, from 0; not asked where gamma is not known or
 *     updates were made unseen since the last step
 * @param cut what log alpha falls by then
 * @param agreement P60 above which it is no drift: gradients that agree with the steps for so long have led the loss
 *     where it is, or are late
 * @param frequency what q is counted by; kept across events
 */
public record LossShift(
    double allowance,
    double threshold,
    double standing,
    double cap,
    double opposed,
    double share,
    double cut,
    double agreement,
    RiseFrequency frequency)
    implements Event {
  /** Name of a drift in the trace. */
  public static final String DRIFT = "drift";

  /** Name of an instability in the trace. */
  public static final String INSTABILITY = "instability";

  private static final double DEVIATIONS =
      2.0; // that stand for a nat; one calls two false drifts in 24 million
  private static final int CUSUM = 0;
  private static final int WORK = 1;
  private static final int STEPS = 2;
  private static final int SCALE = 3;
  private static final int BEYOND = 4; // that scale from the threshold on, until the sum is 0
  private static final int FREQUENCY = 5;

  /** Checks that the constants are positive. */
  public LossShift {
    Check.positive("allowance", allowance);
    Check.positive("threshold", threshold);
    Check.atLeast("standing", standing, 1.0);
    Check.positive("cap", cap);
    Check.within("opposed", opposed, -1.0, 1.0);
    Check.within("share", share, 0.0, 1.0);
    Check.positive("cut", cut);
    Check.finite("agreement", agreement);
  }

  @Override
  public String name() {
    return "AE-5 loss shift";
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(
        Signal.INNOVATION, Signal.LOSS_MEAN, Signal.PHASE, Signal.PHASE_FAST, Signal.GRADIENT_NORM);
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS);
  }

  @Override
  public Set<Signal> optional() {
    return Set.of(
        Signal.DIRECTION_LENGTH,
        Signal.UNSEEN,
        Signal.OWN_RISE,
        Signal.OWN_CUT,
        Signal.PERSISTENCE_SLOW);
  }

  @Override
  public Set<Signal> writes() {
    return Set.of(Signal.LEVEL);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE);
  }

  @Override
  public int slots() {
    return 5 + RiseFrequency.SLOTS;
  }

  @Override
  public void examine(Signals signals, Coefficients coefficients, Response response, Slots memory) {
    double steps = memory.get(STEPS) + 1.0;
    memory.set(STEPS, steps);
    double before = memory.get(CUSUM);
    double z = signals.value(Signal.INNOVATION);
    if (before == 0.0) {
      rest(z, signals, memory);
    }
    double work = memory.get(WORK) + uphill(signals, coefficients);
    memory.set(WORK, Math.min(Double.MAX_VALUE, work));
    double beyond = memory.get(BEYOND);
    z = beyond == 0.0 ? z : rise(signals) / beyond;
    double most = Extrema.min(cap, frequency.surprise(z, before == 0.0, memory, FREQUENCY));
    double cusum = Extrema.max(0.0, before + Extrema.min(most, z) - allowance);
    memory.set(CUSUM, cusum);
    if (cusum == 0.0) {
      memory.set(BEYOND, 0.0);
    } else if (cusum > threshold) {
      memory.set(BEYOND, memory.get(SCALE));
      if (cusum > threshold + DEVIATIONS * against(steps, standing)) {
        empty(memory);
        respond(signals, coefficients, response, memory.get(WORK));
      }
    }
  }

  /** No rise is going on: one that begins now is measured by the loss's mean and scale as they are. */
  private static void rest(double z, Signals signals, Slots memory) {
    double mean = signals.value(Signal.LOSS_MEAN);
    signals.set(Signal.LEVEL, mean);
    memory.set(WORK, 0.0);
    double scale = (signals.statistic(Statistic.LOSS) - mean) / z;
    if (scale > 0.0 && scale <= Double.MAX_VALUE) { // else the one there is stays
      memory.set(SCALE, scale);
    }
  }

  private static double rise(Signals signals) {
    return signals.statistic(Statistic.LOSS) - signals.value(Signal.LEVEL);
  }

  private static void empty(Slots memory) {
    memory.set(CUSUM, 0.0);
    memory.set(BEYOND, 0.0);
  }

  /** log odds against a change, over those after {@code standing} steps without one; at least 0. */
  static double against(double steps, double standing) {
    return steps > standing ? Math.log(steps / standing) : 0.0;
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    if (interruption == Interruption.DRIFT) {
      memory.set(STEPS, 0.0);
    }
    if (memory.get(BEYOND) != 0.0) {
      empty(memory);
    }
  }

  /** What a convex loss rises by at most along the last step, as applied; 0 where it fell, any rise where it is unknown. */
  private static double uphill(Signals signals, Coefficients coefficients) {
    if (signals.isSet(Signal.UNSEEN) || !signals.isSet(Signal.DIRECTION_LENGTH)) {
      return Double.MAX_VALUE;
    }
    int alpha = coefficients.index(Coefficient.LEARNING_RATE);
    double gamma = coefficients.appliedValue(alpha) * signals.value(Signal.DIRECTION_LENGTH);
    double fall = signals.value(Signal.PHASE) * signals.value(Signal.GRADIENT_NORM) * gamma;
    return Math.max(0.0, -fall);
  }

  private boolean isOpposed(Signals signals, double work) {
    return !(work < share * rise(signals)) && signals.value(Signal.PHASE_FAST) < opposed;
  }

  private void respond(Signals signals, Coefficients coefficients, Response response, double work) {
    boolean own = signals.isSet(Signal.OWN_RISE);
    if (own || isOpposed(signals, work)) {
      double asked = own ? signals.value(Signal.OWN_CUT) : cut;
      if (asked > 0.0) {
        response.interrupt(Interruption.INSTABILITY, INSTABILITY);
        response.verdict(Verdict.FLUSH_MOMENTUM);
        response.shift(coefficients, coefficients.index(Coefficient.LEARNING_RATE), -asked);
      }
    } else if (signals.value(Signal.PERSISTENCE_SLOW) <= agreement) {
      response.interrupt(Interruption.DRIFT, DRIFT);
      response.verdict(Verdict.FLUSH_MOMENTUM);
    }
  }
}
