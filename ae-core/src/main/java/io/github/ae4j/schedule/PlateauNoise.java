package io.github.ae4j.schedule;

import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * Exploration up on a plateau, down when the loss is unstable and down again where it falls.
 *
 * <pre>
 *   u = log up [1 - |z|/h] + log down ([r/unstable - 1] + [|z|/h - 1]/10),   z = -T/sqrt(V*), r = V/V*
 * </pre>
 *
 * <p>[x] is in [0, 1]; u is 0 while V* is.
 *
 * @param coefficient name of the coefficient pushed
 * @param factors up and down
 * @param threshold h, below which the loss stands; deviations a step, positive
 * @param unstable r above which the loss is unstable; positive
 */
public record PlateauNoise(String coefficient, Factors factors, double threshold, double unstable)
    implements RateRule {
  /** How much less a loss that moves speaks against noise than one that is unstable. */
  private static final double MOVING = 0.1;

  /** Checks the thresholds. */
  public PlateauNoise {
    Check.positive("threshold", threshold);
    Check.positive("unstable", unstable);
  }

  @Override
  public String name() {
    return "plateau noise";
  }

  @Override
  public Set<Signal> signals() {
    return Progress.SIGNALS;
  }

  @Override
  public double reach() {
    return (1.0 + MOVING) * factors.reach();
  }

  @Override
  public double push(Signals signals, Slots memory, int at) {
    if (!Progress.isKnown(signals)) {
      return 0.0;
    }
    double z = Math.abs(Progress.fall(signals)) / threshold;
    double unstable = Progress.unrest(signals) / this.unstable - 1.0;
    return factors.move(1.0 - z, unstable) + factors.move(0.0, MOVING * Factors.share(z - 1.0));
  }
}
