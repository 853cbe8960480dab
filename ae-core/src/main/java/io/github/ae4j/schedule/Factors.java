package io.github.ae4j.schedule;

import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Extrema;

/**
 * How far a rule moves a rate in one step at most, in log units.
 *
 * @param rise log of the factor up; positive
 * @param fall log of the factor down; negative
 */
public record Factors(double rise, double fall) {
  /** Checks the signs. */
  public Factors {
    Check.positive("rise", rise);
    Check.positive("-fall", -fall);
  }

  /**
   * Factors as they are spoken of.
   *
   * @param up above 1, as 1.02
   * @param down in (0, 1), as .8
   */
  public static Factors of(double up, double down) {
    if (!(up > 1.0 && up < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("up must be a finite factor above 1, got " + up);
    }
    if (!(down > 0.0 && down < 1.0)) {
      throw new IllegalArgumentException("down must be a factor in (0, 1), got " + down);
    }
    return new Factors(Math.log(up), Math.log(down));
  }

  /** The longer of both moves; log units. */
  double reach() {
    return Extrema.max(rise, -fall);
  }

  /** The move at a share of the rise and one of the fall, each held to [0, 1]. */
  double move(double up, double down) {
    return rise * share(up) + fall * share(down);
  }

  /** x held to [0, 1]. */
  static double share(double x) {
    return Extrema.max(0.0, Extrema.min(1.0, x));
  }

  /** x held to [-1, 1]. */
  static double signed(double x) {
    return Extrema.max(-1.0, Extrema.min(1.0, x));
  }
}
