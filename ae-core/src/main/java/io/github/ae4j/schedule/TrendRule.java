package io.github.ae4j.schedule;

import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * Up on improvement, down otherwise, and down the less the more the loss scatters of late.
 *
 * <pre>
 *   u = log up [z/h - 1] + log down [1 - z/h]/(1 + lambda V/V*),   z = -T/sqrt(V*),   [x] in [0, 1]
 * </pre>
 *
 * <p>0 while V* is 0. The seed's u = 1.02, d = .8, with a trend on the loss's own scale.
 *
 * @param coefficient name of the coefficient pushed
 * @param factors up and down
 * @param threshold h, the fall of the loss that counts as improvement; deviations a step, positive
 * @param damping lambda; not negative
 */
public record TrendRule(String coefficient, Factors factors, double threshold, double damping)
    implements RateRule {
  /** Checks the constants. */
  public TrendRule {
    Check.positive("threshold", threshold);
    Check.atLeast("damping", damping, 0.0);
  }

  @Override
  public String name() {
    return "trend rule";
  }

  @Override
  public Set<Signal> signals() {
    return Progress.SIGNALS;
  }

  @Override
  public double reach() {
    return factors.reach();
  }

  @Override
  public double push(Signals signals, Slots memory, int at) {
    if (!Progress.isKnown(signals)) {
      return 0.0;
    }
    double z = Progress.fall(signals) / threshold;
    double damped = Factors.share(1.0 - z) / (1.0 + damping * Progress.unrest(signals));
    return factors.move(z - 1.0, damped);
  }
}
