package io.github.ae4j.law;

import io.github.ae4j.Experimental;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Objects;
import java.util.Set;

/**
 * AE-2, a set point: push a coefficient until a signal stands at its target. Bounded, so that a target that is never
 * reached takes the coefficient to a bound and no farther.
 *
 * <pre>  u += k tanh((s* - s)/tau)</pre>
 *
 * @param coefficient name of the coefficient pushed
 * @param signal s
 * @param target s*, in units of s
 * @param scale tau, in units of s; positive
 * @param gain k; drive units; negative where the coefficient lowers the signal
 */
@Experimental
public record SetPoint(String coefficient, Signal signal, double target, double scale, double gain)
    implements Law {
  /** Checks the constants. */
  public SetPoint {
    Objects.requireNonNull(coefficient, "coefficient");
    Objects.requireNonNull(signal, "signal");
    Check.finite("target", target);
    Check.positive("scale", scale);
    Check.finite("gain", gain);
  }

  @Override
  public String name() {
    return "AE-2 set point of " + coefficient;
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(signal);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(coefficient);
  }

  @Override
  public boolean smooth() {
    return true;
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    drive.add(coefficient, gain * Math.tanh((target - signals.value(signal)) / scale));
  }
}
