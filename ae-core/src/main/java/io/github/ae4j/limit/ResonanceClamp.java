package io.github.ae4j.limit;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-5, the clamp after the step: at an overshoot, or where the variance is out of bounds, the
 * learning rate shrinks.
 *
 * <pre>  if rho &lt; -rho_max  (two-sided: |rho| &gt; rho_max)  or  V &gt; c V*:   x -= log(1 + kappa)</pre>
 *
 * <p>On a smooth descent rho tends to +1, so the theory's two-sided form drives alpha to its minimum
 * there; an overshoot is rho near -1, and one-sided is the default.
 *
 * @param phase rho_max in (0, 1]
 * @param variance c, multiples of V*; positive
 * @param shrink kappa; positive
 * @param twoSided whether agreement counts as resonance too
 */
public record ResonanceClamp(double phase, double variance, double shrink, boolean twoSided)
    implements Limit {
  /** Checks the constants. */
  public ResonanceClamp {
    Check.within("phase", phase, Double.MIN_NORMAL, 1.0);
    Check.positive("variance", variance);
    Check.positive("shrink", shrink);
  }

  @Override
  public String name() {
    return "AE-5 resonance clamp";
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.PHASE, Signal.VARIANCE, Signal.VARIANCE_BASE);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE);
  }

  @Override
  public void limit(Signals signals, Candidate candidate, Slots memory) {
    double rho = signals.value(Signal.PHASE);
    boolean overshoot = twoSided ? Math.abs(rho) > phase : rho < -phase;
    boolean unstable =
        signals.value(Signal.VARIANCE) > variance * signals.value(Signal.VARIANCE_BASE);
    if (overshoot || unstable) {
      int alpha = candidate.coefficients().index(Coefficient.LEARNING_RATE);
      candidate.move(alpha, candidate.coordinate(alpha) - Math.log1p(shrink));
    }
  }
}
