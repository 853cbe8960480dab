package io.github.ae4j.law;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-2, the stability term: yield while the loss varies more than it used to.
 *
 * <pre>  u -= kv (softplus(min(V^, 50)) - c),   V^ = V/V*,   c = softplus(1) if centred, else 0</pre>
 *
 * <p>V^ sits at 1, so the theory's form without c is a constant push down; the centred form is the
 * default. A negative kv makes a coefficient rise with variance (beta2, epsilon). The bound of 50
 * keeps the drive finite where V* is near its floor.
 *
 * @param coefficient name of the coefficient pushed
 * @param gain kv; drive units
 * @param centred whether the push at rest is zero
 * @param ceiling largest V^ that counts; positive
 */
public record VarianceDrive(String coefficient, double gain, boolean centred, double ceiling)
    implements Law {
  private static final double TINY = 1e-30;

  /** Checks the gain. */
  public VarianceDrive {
    Check.finite("gain", gain);
    Check.positive("ceiling", ceiling);
  }

  /** The centred form with V^ bounded by 50. */
  public static VarianceDrive centred(String coefficient, double gain) {
    return new VarianceDrive(coefficient, gain, true, 50.0);
  }

  @Override
  public String name() {
    return "AE-2 stability of " + coefficient;
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.VARIANCE, Signal.VARIANCE_BASE);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(coefficient);
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    double base = Extrema.max(signals.value(Signal.VARIANCE_BASE), TINY);
    double ratio = Extrema.min(ceiling, Extrema.max(0.0, signals.value(Signal.VARIANCE)) / base);
    double atRest = centred ? Softplus.AT_REST : 0.0;
    drive.add(coefficient, -gain * (Softplus.of(ratio) - atRest));
  }
}
