package io.github.ae4j.law;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-2, the reward term: push while the reward rises.
 *
 * <pre>  u += kr tanh(R^/tau)</pre>
 *
 * @param coefficient name of the coefficient pushed
 * @param gain kr; drive units; negative where reward is a reason to explore less
 * @param scale tau, in units of R^; positive
 */
public record RewardDrive(String coefficient, double gain, double scale) implements Law {
  /** Checks the constants. */
  public RewardDrive {
    Check.finite("gain", gain);
    Check.positive("scale", scale);
  }

  @Override
  public String name() {
    return "AE-2 reward of " + coefficient;
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.REWARD_TREND);
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
    drive.add(coefficient, gain * Math.tanh(signals.value(Signal.REWARD_TREND) / scale));
  }
}
