package io.github.ae4j.law;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * AE-2, the barrier of the feasible interval: a smooth wall, of which the projection is the last
 * resort.
 *
 * <pre>
 *   psi(x) = -b [log(x - x_min) + log(x_max - x)]
 *   u -= dpsi/dx = -b [1/(x - x_min) - 1/(x_max - x)],   x taken inside an inset of the interval
 * </pre>
 *
 * @param coefficient name of the coefficient kept inside
 * @param strength b; positive
 */
public record Barrier(String coefficient, double strength) implements Law {
  private static final double INSET = 1e-3;

  /** Checks the strength. */
  public Barrier {
    Check.positive("strength", strength);
  }

  @Override
  public String name() {
    return "AE-2 barrier of " + coefficient;
  }

  @Override
  public Set<String> coefficients() {
    return Set.of(coefficient);
  }

  @Override
  public void drive(Signals signals, Coefficients coefficients, Drive drive, Slots memory) {
    int i = coefficients.index(coefficient);
    double low = coefficients.low(i);
    double high = coefficients.high(i);
    double x = inset(coefficients.coordinate(i), low, high);
    drive.add(i, strength * (1.0 / (x - low) - 1.0 / (high - x)));
  }

  /** psi of coefficient i where it stands, for the energy of AE-10. */
  public static double potential(Coefficients coefficients, int i, double strength) {
    double low = coefficients.low(i);
    double high = coefficients.high(i);
    double inside = inset(coefficients.coordinate(i), low, high);
    return -strength * (Math.log(inside - low) + Math.log(high - inside));
  }

  private static double inset(double x, double low, double high) {
    double margin = INSET * (high - low);
    return Extrema.max(low + margin, Extrema.min(high - margin, x));
  }
}
