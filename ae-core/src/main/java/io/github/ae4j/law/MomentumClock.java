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
 * AE-7 in its open form: momentum follows the annealing clock k, short memory while the step is
 * long and the target may move, long memory as the step anneals.
 *
 * <pre>
 *   mu* = min(mu_max, k/(k+h)),   u = x(mu*) - x   on the chart x = log 1/(1-mu),
 *   where x(mu*) = log min(1 + k/h, 1/(1-mu_max))
 * </pre>
 *
 * <p>With a meta-step of 1 momentum is at mu* after one step.
 *
 * @param maximum mu_max in (0, 1)
 * @param halfway h, clock at which momentum is one half, steps
 */
public record MomentumClock(double maximum, double halfway) implements Law {
  /** Checks the constants. */
  public MomentumClock {
    Check.within("maximum", maximum, Double.MIN_NORMAL, 1.0 - 1e-9);
    Check.positive("halfway", halfway);
  }

  @Override
  public String name() {
    return "AE-7 momentum clock";
  }

  @Override
  public Set<Signal> signals() {
    return Set.of(Signal.CLOCK);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(Coefficient.MOMENTUM);
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    int mu = coefficients.index(Coefficient.MOMENTUM);
    double timeConstant =
        Extrema.min(1.0 + signals.value(Signal.CLOCK) / halfway, 1.0 / (1.0 - maximum));
    double x = Math.log(timeConstant);
    drive.add(mu, x - coefficients.coordinate(mu));
  }
}
