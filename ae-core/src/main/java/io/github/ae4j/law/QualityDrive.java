package io.github.ae4j.law;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-2, the step-quality term, as for Adam's epsilon, which relaxes where the steps are good.
 *
 * <pre>  u += ka (A - A*),   A = (1 + rho)/2</pre>
 *
 * @param coefficient name of the coefficient pushed
 * @param gain ka; drive units
 * @param setpoint A* in [0, 1]
 */
public record QualityDrive(String coefficient, double gain, double setpoint) implements Law {
  /** Checks the constants. */
  public QualityDrive {
    Check.finite("gain", gain);
    Check.within("setpoint", setpoint, 0.0, 1.0);
  }

  @Override
  public String name() {
    return "AE-2 quality of " + coefficient;
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.PHASE);
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
    double quality = 0.5 * (1.0 + signals.value(Signal.PHASE));
    drive.add(coefficient, gain * (quality - setpoint));
  }
}
