package io.github.ae4j.law;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-5, the resonance term on the learning rate: hold the phase margin rho* - rho small.
 *
 * <pre>  u_alpha += km (rho - rho*)</pre>
 *
 * @param gain km; drive units
 * @param setpoint rho* in [-1, 1]
 */
public record ResonanceDrive(double gain, double setpoint) implements Law {
  /** Checks the constants. */
  public ResonanceDrive {
    Check.finite("gain", gain);
    Check.within("setpoint", setpoint, -1.0, 1.0);
  }

  @Override
  public String name() {
    return "AE-5 resonance";
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.PHASE);
  }

  @Override
  public Set<Signal> writes() {
    return Set.of(Signal.RESONANCE_MARGIN);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE);
  }

  @Override
  public boolean smooth() {
    return true;
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    double margin = setpoint - signals.value(Signal.PHASE);
    signals.set(Signal.RESONANCE_MARGIN, margin);
    drive.add(Coefficient.LEARNING_RATE, -gain * margin);
  }
}
