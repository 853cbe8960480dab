package io.github.ae4j.law;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-2, the drive on log alpha from the persistence P of the slope along the step: grow while gradients
 * still agree with the last step, shrink once they oppose it.
 *
 * <pre>
 *   u = (P + b + h) r + f min(1, [(P - .8)/.2]_+),   r = ramp on the ramp where positive, else 1
 *   h = s min(1, [-evidence - 3]_+)
 *   u = min(u, 0) after a step that the decrease limit cut
 * </pre>
 *
 * <p>The ramp runs from the start and from each drift until the step limit binds, or after 10 steps
 * once the evidence is below -3.5. From an instability of OWN_RISE to the next drift there is no ramp and no sprint:
 * where the loop itself made the loss rise, it comes back slowly.
 *
 * <p>Smooth limits say in part that they bind, and in that part the ramp ends and a positive u is taken back.
 *
 * <p>On a target that stands still the slope is negative at any alpha, and the clock that reads this
 * anneals the step limit. Then P must not anneal a second time: the lift h hands the step over to
 * the limit.
 *
 * @param bias b, which keeps the step probing upward; drive units
 * @param ramp r, at least 1
 * @param sprint f, extra drive while nearly every step agrees; drive units
 * @param lift s, what is added once the evidence says that the target stands; drive units
 */
public record PersistenceDrive(double bias, double ramp, double sprint, double lift)
    implements Law {
  private static final int RAMPING = 0;
  private static final int SLOWED = 1;
  private static final double SPRINT_FROM = 0.8;
  private static final double RAMP_STEPS = 10;
  private static final double STANDING_FROM = 3.0;
  private static final double RAMP_EVIDENCE = -3.5;

  /** Checks the gains. */
  public PersistenceDrive {
    Check.finite("bias", bias);
    Check.atLeast("ramp", ramp, 1.0);
    Check.atLeast("sprint", sprint, 0.0);
    Check.atLeast("lift", lift, 0.0);
  }

  @Override
  public String name() {
    return "AE-2 persistence drive";
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.PERSISTENCE, Signal.SINCE_EVENT, Signal.EVIDENCE);
  }

  @Override
  public Set<Signal> optional() {
    return Set.of(Signal.STEP_LIMITED, Signal.DECREASE_LIMITED, Signal.OWN_RISE);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE);
  }

  @Override
  public int slots() {
    return 2;
  }

  @Override
  public void initialise(Slots memory) {
    memory.set(RAMPING, 1.0);
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    double limited = signals.value(Signal.STEP_LIMITED);
    double ramping = rampEnds(signals) ? 0.0 : (1.0 - limited) * memory.get(RAMPING);
    memory.set(RAMPING, ramping);
    double p = signals.value(Signal.PERSISTENCE);
    double standing = -signals.value(Signal.EVIDENCE) - STANDING_FROM;
    double u = p + bias + lift * Extrema.min(1.0, Extrema.max(0.0, standing));
    if (u > 0.0) {
      u *= 1.0 + (ramp - 1.0) * ramping;
    }
    if (memory.get(SLOWED) == 0.0) {
      u += sprint * Extrema.min(1.0, Extrema.max(0.0, (p - SPRINT_FROM) / (1.0 - SPRINT_FROM)));
    }
    double cut = signals.value(Signal.DECREASE_LIMITED);
    drive.add(Coefficient.LEARNING_RATE, u - cut * Extrema.max(0.0, u));
  }

  private static boolean rampEnds(Signals signals) {
    return signals.value(Signal.SINCE_EVENT) > RAMP_STEPS
        && signals.value(Signal.EVIDENCE) < RAMP_EVIDENCE;
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    if (interruption == Interruption.DRIFT) {
      memory.set(RAMPING, 1.0);
      memory.set(SLOWED, 0.0);
    } else if (signals.isSet(Signal.OWN_RISE)) {
      memory.set(RAMPING, 0.0);
      memory.set(SLOWED, 1.0);
    }
  }
}
