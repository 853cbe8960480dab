package io.github.ae4j.schedule;

import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * Up while the loss is calm, down while it is unstable.
 *
 * <pre>  u = log up [1 - r/calm] + log down [r/unstable - 1],   r = V/V*,   [x] in [0, 1]</pre>
 *
 * @param coefficient name of the coefficient pushed
 * @param factors up and down
 * @param calm r below which it pushes up; positive
 * @param unstable r above which it pushes down; above calm
 */
public record VarianceRule(String coefficient, Factors factors, double calm, double unstable)
    implements RateRule {
  /** Checks the thresholds. */
  public VarianceRule {
    Progress.thresholds("calm", calm, "unstable", unstable);
  }

  @Override
  public String name() {
    return "variance rule";
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.VARIANCE, Signal.VARIANCE_BASE);
  }

  @Override
  public double reach() {
    return factors.reach();
  }

  @Override
  public double push(Signals signals, Slots memory, int at) {
    double r = Progress.unrest(signals);
    return factors.move(1.0 - r / calm, r / unstable - 1.0);
  }
}
