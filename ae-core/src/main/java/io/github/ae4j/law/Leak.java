package io.github.ae4j.law;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-2, the leak to the anchor.
 *
 * <pre>  u -= gamma (x - xbar)</pre>
 *
 * @param coefficient name of the coefficient pulled
 * @param rate gamma; per meta-step, not negative
 */
public record Leak(String coefficient, double rate) implements Law {
  /** Checks the rate. */
  public Leak {
    Check.atLeast("rate", rate, 0.0);
  }

  @Override
  public String name() {
    return "AE-2 leak of " + coefficient;
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
    int i = coefficients.index(coefficient);
    drive.add(i, -rate * (coefficients.coordinate(i) - coefficients.anchor(i)));
  }
}
