package io.github.ae4j.schedule;

import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * Momentum up with consistent gains and with the reward, down when the loss is noisy or the reward drops.
 *
 * <pre>  u = k ([z/h - 1] + [R^] - [V/V* - 1]/2)/2,   z = -T/sqrt(V*),   [x] in [-1, 1]</pre>
 *
 * <p>R^ is the reward's trend, 0 where no part measures it; u is 0 while V* is.
 *
 * @param coefficient name of the coefficient pushed
 * @param gain k; drive units, not negative
 * @param threshold h; deviations a step, positive
 */
public record GainsMomentum(String coefficient, double gain, double threshold) implements RateRule {
  /** Checks the constants. */
  public GainsMomentum {
    Check.atLeast("gain", gain, 0.0);
    Check.positive("threshold", threshold);
  }

  @Override
  public String name() {
    return "gains momentum";
  }

  @Override
  public Set<Signal> signals() {
    return Progress.SIGNALS;
  }

  @Override
  public Set<Signal> optional() {
    return Set.of(Signal.REWARD_TREND);
  }

  @Override
  public double reach() {
    return 1.25 * gain;
  }

  @Override
  public double push(Signals signals, Slots memory, int at) {
    if (!Progress.isKnown(signals)) {
      return 0.0;
    }
    double gains = Factors.signed(Progress.fall(signals) / threshold - 1.0);
    double reward = Factors.signed(signals.value(Signal.REWARD_TREND));
    double noise = Factors.signed(Progress.unrest(signals) - 1.0);
    return 0.5 * gain * (gains + reward - 0.5 * noise);
  }
}
