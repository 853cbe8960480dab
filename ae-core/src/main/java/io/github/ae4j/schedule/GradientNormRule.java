package io.github.ae4j.schedule;

import io.github.ae4j.memory.LowPass;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * Up while the gradient is short beside its own history, down while it is long.
 *
 * <pre>  u = log up [1 - r/low] + log down [r/high - 1],   r = LP_f(|g|)/LP_s(|g|),   [x] in [0, 1]</pre>
 *
 * <p>r is 1 while every gradient was 0. It is the one rule that needs more than the loss.
 *
 * @param coefficient name of the coefficient pushed
 * @param factors up and down
 * @param low r below which it pushes up; positive
 * @param high r above which it pushes down; above low
 * @param fast f, in [0, 1)
 * @param slow s, above fast; in [0, 1)
 */
public record GradientNormRule(
    String coefficient, Factors factors, double low, double high, double fast, double slow)
    implements RateRule {
  /** Checks the thresholds and the decays. */
  public GradientNormRule {
    Progress.thresholds("low", low, "high", high);
    if (!(fast >= 0.0 && fast < slow && slow < 1.0)) {
      throw new IllegalArgumentException(
          "decays must be 0 <= fast < slow < 1, got " + fast + " and " + slow);
    }
  }

  @Override
  public String name() {
    return "gradient-norm rule";
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.G_G);
  }

  @Override
  public int slots() {
    return 2 * LowPass.SLOTS;
  }

  @Override
  public double reach() {
    return factors.reach();
  }

  @Override
  public double push(Signals signals, Slots memory, int at) {
    double norm = Math.sqrt(signals.statistic(Statistic.G_G));
    double near = LowPass.update(memory, at, fast, norm);
    double far = LowPass.update(memory, at + LowPass.SLOTS, slow, norm);
    double r = far > 0.0 ? near / far : 1.0;
    return factors.move(1.0 - r / low, r / high - 1.0);
  }
}
