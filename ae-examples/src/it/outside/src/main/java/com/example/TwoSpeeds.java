package com.example;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.law.Law;
import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

// tag::part
/** u = g tanh((slow - fast)/|slow|), on two averages of the loss. */
record TwoSpeeds(double gain) implements Law {
  private static final int FAST = 0;
  private static final int SLOW = FAST + LowPass.SLOTS;

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE);
  }

  @Override
  public int slots() {
    return 2 * LowPass.SLOTS;
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    double loss = signals.statistic(Statistic.LOSS);
    double fast = LowPass.update(memory, FAST, 0.9, loss);
    double slow = LowPass.update(memory, SLOW, 0.99, loss);
    double scale = Math.abs(slow) + 1e-30;
    drive.add(Coefficient.LEARNING_RATE, gain * Math.tanh((slow - fast) / scale));
  }

  @Override
  public void interrupted(Interruption interruption, Signals signals, Slots memory) {
    if (interruption == Interruption.DRIFT) {
      memory.clear(0, slots());
    }
  }
}
// end::part
