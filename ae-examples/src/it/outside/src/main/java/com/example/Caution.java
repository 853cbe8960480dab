package com.example;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.law.Law;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

// tag::law
/** While the gradient opposes the last steps, the learning rate falls: u = g min(0, rho_f). */
public record Caution(double gain) implements Law {
  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.PHASE_FAST);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE);
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    drive.add(Coefficient.LEARNING_RATE, gain * Math.min(0.0, signals.value(Signal.PHASE_FAST)));
  }
}
// end::law
