package io.github.ae4j.law;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * The stall term of AE-4 for any coefficient, as AE-RL has it for the entropy temperature.
 *
 * <pre>  u += ks exp(-(T/eps)^2),   eps = tau sqrt V*</pre>
 *
 * @param coefficient name of the coefficient pushed
 * @param gain ks; drive units
 * @param scale tau; positive
 */
public record StallDrive(String coefficient, double gain, double scale) implements Law {
  private static final double TINY = 1e-30;

  /** Checks the constants. */
  public StallDrive {
    Check.finite("gain", gain);
    Check.positive("scale", scale);
  }

  @Override
  public String name() {
    return "AE-4 stall of " + coefficient;
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.TREND, Signal.VARIANCE_BASE);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(coefficient);
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    double base = Math.max(signals.value(Signal.VARIANCE_BASE), TINY);
    double t = signals.value(Signal.TREND) / (scale * Math.sqrt(base));
    drive.add(coefficient, gain * Math.exp(-t * t));
  }
}
