package io.github.ae4j.law;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-7 in its open form where the first moment is weighted by the rates, so that it is the lead of an
 * average over the parameters: the average is as long as the averaging clock K allows.
 *
 * <pre>
 *   c* = max(h/(K+h), alpha lambda),   h = lead, doubled while the pull to the average is positive
 *   u  = x(1-c*) - x   on the chart x = log 1/(1-mu),   u_r = r* - r
 * </pre>
 *
 * <p>With meta-steps of 1 both are there after one step. A decay beside the gradient forgets the parameters in
 * 1/(alpha lambda) steps, and an average is no longer than that.
 *
 * @param lead steps' weight of the newest parameters in the average; positive
 * @param memory r*, see {@link Coefficient#RATE_MEMORY}; positive
 * @param decay lambda of {@link io.github.ae4j.adapter.OptimizerAdapter#decoupledDecay}; at least 0
 */
public record AveragingClock(double lead, double memory, double decay) implements Law {
  /** Checks the constants. */
  public AveragingClock {
    Check.positive("lead", lead);
    Check.positive("memory", memory);
    Check.atLeast("decay", decay, 0.0);
  }

  @Override
  public String name() {
    return "AE-7 averaging clock";
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.AVERAGING_CLOCK, Signal.READOUT_PULL);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.LEARNING_RATE, Coefficient.MOMENTUM, Coefficient.RATE_MEMORY);
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    double h = signals.value(Signal.READOUT_PULL) > 0.0 ? 2.0 * lead : lead;
    int mu = coefficients.index(Coefficient.MOMENTUM);
    double x =
        Extrema.min(
            Math.log(1.0 + signals.value(Signal.AVERAGING_CLOCK) / h), longest(coefficients));
    drive.add(mu, x - coefficients.coordinate(mu));
    int r = coefficients.index(Coefficient.RATE_MEMORY);
    drive.add(r, this.memory - coefficients.coordinate(r));
  }

  /** The x of c = alpha lambda. */
  private double longest(Coefficients coefficients) {
    return decay == 0.0
        ? Double.POSITIVE_INFINITY
        : Extrema.max(0.0, -Math.log(decay * coefficients.value(Coefficient.LEARNING_RATE, 0.0)));
  }
}
