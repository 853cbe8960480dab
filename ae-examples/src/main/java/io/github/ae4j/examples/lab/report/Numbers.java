package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.stats.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as they stand in the report: four significant digits. */
final class Numbers {
  private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
  private static final double LARGE = 1e5;
  private static final double SMALL = 1e-3;

  private Numbers() {}

  static String text(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    if (Double.isInfinite(value)) {
      return value > 0.0 ? "infinite" : "-infinite";
    }
    double size = Math.abs(value);
    if (size >= LARGE || size > 0.0 && size < SMALL) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** A mean with its interval, which is left out where it is a point or the whole line. */
  static String text(Interval interval) {
    String mean = text(interval.mean());
    boolean told =
        !Double.isNaN(interval.mean())
            && interval.low() < interval.high()
            && !(Double.isInfinite(interval.low()) && Double.isInfinite(interval.high()));
    return told ? mean + " [" + text(interval.low()) + ", " + text(interval.high()) + "]" : mean;
  }

  /** Steps to a target. */
  static String steps(double steps) {
    return Double.isInfinite(steps) ? "never" : text(steps);
  }
}
