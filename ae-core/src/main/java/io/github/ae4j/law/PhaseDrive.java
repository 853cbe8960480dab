package io.github.ae4j.law;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-2, the phase term: push while gradient and step agree more than asked.
 *
 * <pre>  u += kc (rho - rho*)   or, saturated,   u += kc tanh(rho - rho*)</pre>
 *
 * @param coefficient name of the coefficient pushed
 * @param gain kc; drive units
 * @param setpoint rho* in [-1, 1]
 * @param saturated whether the term passes through tanh
 */
public record PhaseDrive(String coefficient, double gain, double setpoint, boolean saturated)
    implements Law {
  /** Checks the constants. */
  public PhaseDrive {
    Check.finite("gain", gain);
    Check.within("setpoint", setpoint, -1.0, 1.0);
  }

  @Override
  public String name() {
    return "AE-2 phase of " + coefficient;
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
    double error = signals.value(Signal.PHASE) - setpoint;
    drive.add(coefficient, gain * (saturated ? Math.tanh(error) : error));
  }
}
