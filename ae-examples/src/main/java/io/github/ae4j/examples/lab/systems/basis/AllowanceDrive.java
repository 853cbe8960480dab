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
 * A penalty rises while the loss stays near the best it has been, and falls once it costs more. The
 * one-standard-error rule of Breiman, Friedman, Olshen, Stone (1984) as a drive, with the allowance
 * in place of the standard error.
 *
 * <pre>  u += k tanh((l* (1 + s) - l)/(s l*)),   l* the least loss so far</pre>
 *
 * @param coefficient name of the penalty's weight
 * @param gain k; drive units
 * @param share s, the loss that may be given away, in units of l*; positive
 */
public record AllowanceDrive(String coefficient, double gain, double share) implements Law {
  private static final double TINY = 1e-30;
  private static final int BEST = 0;

  /** Checks the constants. */
  public AllowanceDrive {
    Check.finite("gain", gain);
    Check.positive("share", share);
  }

  @Override
  public String name() {
    return "allowance of " + coefficient;
  }

  @Override
  public Set<Statistic> statistics() {
    return Set.of(Statistic.LOSS);
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(coefficient);
  }

  @Override
  public int slots() {
    return 1;
  }

  @Override
  public void initialise(Slots memory) {
    memory.set(BEST, Double.MAX_VALUE);
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    double loss = signals.statistic(Statistic.LOSS);
    double best = Math.min(memory.get(BEST), loss);
    memory.set(BEST, best);
    double allowance = share * Math.abs(best) + TINY;
    drive.add(coefficient, gain * Math.tanh((best + allowance - loss) / allowance));
  }
}
