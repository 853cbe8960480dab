package io.github.ae4j.law;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-2, the leak with an anchor that moves: log alpha is drawn back to where it lately was once something
 * has thrown it far below, as long as the slope does not ask for short steps.
 *
 * <pre>
 *   xbar = LP_tau(x as applied), standing while the leak acts
 *   u = gain min(1, [xbar - band - x]_+)   if P &gt; least, once LP_tau carries a weight of .2
 * </pre>
 *
 * <p>While P is above the least, the standard loop's drive alone lowers log alpha by less than the band within
 * tau steps. Above, the limits do what the leak does below.
 *
 * @param gain drive units per unit of x, of which one counts at most
 * @param steps tau, time constant of the anchor, steps
 * @param band distance in x that is left alone
 * @param least persistence up to which alpha is left where it is
 */
public record RecentLeak(double gain, double steps, double band, double least) implements Law {
  private static final int ANCHOR = 0;
  private static final int ACTS = LowPass.SLOTS;

  /** Part of the anchor's weight from which it counts. */
  private static final double SETTLED = 0.2;

  /** Checks the constants. */
  public RecentLeak {
    Check.atLeast("gain", gain, 0.0);
    Check.atLeast("steps", steps, 1.0);
    Check.positive("band", band);
    Check.finite("least", least);
  }

  @Override
  public String name() {
    return "AE-2 leak to the recent rate";
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.PERSISTENCE);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE);
  }

  @Override
  public int slots() {
    return LowPass.SLOTS + 1;
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    int alpha = coefficients.index(Coefficient.LEARNING_RATE);
    if (memory.get(ACTS) == 0.0) {
      LowPass.update(memory, ANCHOR, 1.0 - 1.0 / steps, coefficients.applied(alpha));
    }
    double below = LowPass.value(memory, ANCHOR) - band - coefficients.coordinate(alpha);
    boolean acts =
        LowPass.weight(memory, ANCHOR) > SETTLED
            && below > 0.0
            && signals.value(Signal.PERSISTENCE) > least;
    memory.set(ACTS, acts ? 1.0 : 0.0);
    if (acts) {
      drive.add(Coefficient.LEARNING_RATE, gain * Math.min(1.0, below));
    }
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    memory.clear(0, slots());
  }
}
