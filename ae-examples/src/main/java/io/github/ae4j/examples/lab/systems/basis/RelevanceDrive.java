package io.github.ae4j.examples.lab.systems.basis;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.law.Law;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signals;
import io.github.ae4j.signal.Statistic;
import java.util.Set;

/**
 * A gate opens while what it lets through stands out of the noise, and closes while it does not.
 *
 * <pre>  u += k tanh(log(a |w| / (z sqrt(l/n)))),   a the gate's value</pre>
 *
 * <p>sqrt(l/n) is the standard error of the weight of a standardised regressor, l being the mean
 * squared error over n observations.
 *
 * @param coefficient name of the gate, of which each group has one; |w|^2 is the group's THETA_THETA
 * @param gain k; drive units
 * @param errors z, standard errors that count as standing out; positive
 * @param observations n
 */
public record RelevanceDrive(String coefficient, double gain, double errors, int observations)
    implements Law {
  private static final double TINY = 1e-30;

  /** Checks the constants. */
  public RelevanceDrive {
    Check.finite("gain", gain);
    Check.positive("errors", errors);
    Check.atLeast("observations", observations, 1);
  }

  @Override
  public String name() {
    return "relevance of " + coefficient;
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS, Statistic.THETA_THETA);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(coefficient);
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    int gate = coefficients.index(coefficient);
    double loss = Math.max(0.0, signals.statistic(Statistic.LOSS));
    double through = coefficients.value(gate) * Math.sqrt(signals.statistic(Statistic.THETA_THETA));
    double noise = errors * Math.sqrt(loss / observations);
    drive.add(gate, gain * Math.tanh(Math.log((through + TINY) / (noise + TINY))));
  }
}
