package io.github.ae4j.law;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
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
 *   y = min(0, b (y + v)),   b = 1 - 1/tau, or 1 while the leak acts,   v = what other laws drove x by in the last step
 *   u = gain min(1, [xbar + min(0, y + band/2) - band - x]_+)   if P &gt; least, once LP_tau carries a weight of .2
 * </pre>
 *
 * <p>y is how far laws have lately driven x below xbar. That is meant, and the leak leaves it: it undoes what no law
 * drove, as moves from outside and cuts by limits and screens. What the standard loop's drive does alone lies inside
 * the band: it lowers log alpha by less than half of it within tau steps, which counts no second time.
 *
 * <p>Above, the limits do what the leak does below.
 *
 * @param gain drive units per unit of x, of which one counts at most
 * @param steps tau, time constant of the anchor, steps
 * @param band distance in x that is left alone
 * @param least persistence up to which alpha is left where it is
 */
public record RecentLeak(double gain, double steps, double band, double least) implements Law {
  private static final int ANCHOR = 0;
  private static final int ACTS = LowPass.SLOTS;
  private static final int LOWERED = ACTS + 1;
  private static final int PUSH = ACTS + 2;

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
    return Set.of(Signal.PERSISTENCE, Signal.META_GAIN);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE);
  }

  @Override
  public int slots() {
    return LowPass.SLOTS + 3;
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    int alpha = coefficients.index(Coefficient.LEARNING_RATE);
    double anchor = anchor(coefficients.applied(alpha), coefficients.driven(alpha), memory);
    double below = anchor - band - coefficients.coordinate(alpha);
    boolean acts =
        LowPass.weight(memory, ANCHOR) > SETTLED
            && below > 0.0
            && signals.value(Signal.PERSISTENCE) > least;
    double u = acts ? gain * Extrema.min(1.0, below) : 0.0;
    memory.set(ACTS, acts ? 1.0 : 0.0);
    memory.set(PUSH, signals.value(Signal.META_GAIN) * coefficients.spec(alpha).metaStep() * u);
    drive.add(alpha, u);
  }

  /** xbar, lower by what laws drove x down beyond half the band, given the x applied and how far all laws drove it. */
  private double anchor(double applied, double driven, Slots memory) {
    boolean acts = memory.get(ACTS) != 0.0;
    double decay = acts ? 1.0 : 1.0 - 1.0 / steps;
    double others = driven - memory.get(PUSH);
    double lowered = Extrema.min(0.0, decay * (memory.get(LOWERED) + others));
    memory.set(LOWERED, lowered);
    if (!acts) {
      LowPass.update(memory, ANCHOR, decay, applied);
    }
    return LowPass.value(memory, ANCHOR) + Extrema.min(0.0, lowered + 0.5 * band);
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    memory.clear(0, slots());
  }
}
