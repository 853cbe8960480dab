package io.github.ae4j.ecology;

/** The standard normal distribution. */
final class Normal {
  private static final double[] COEFFICIENTS = {
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806,
    0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277
  };
  private static final double FAR = 10.0;

  private Normal() {}

  /** Chance of a value above z; to 1.2e-7 of it (Numerical Recipes, erfc). */
  static double above(double z) {
    double x = Math.abs(z) / Math.sqrt(2.0);
    double t = 1.0 / (1.0 + 0.5 * x);
    double sum = 0.0;
    for (int i = COEFFICIENTS.length - 1; i >= 0; i--) {
      sum = COEFFICIENTS[i] + t * sum;
    }
    double half = 0.5 * t * StrictMath.exp(-x * x + sum);
    return z >= 0.0 ? half : 1.0 - half;
  }

  /** The value above which so much lies, by halving. */
  static double quantileAbove(double chance) {
    double low = -FAR;
    double high = FAR;
    for (int i = 0; i < 80; i++) {
      double middle = 0.5 * (low + high);
      if (above(middle) > chance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }
}
