package io.github.ae4j.examples.tune;

import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.preset.StandardConstant;
import java.util.Locale;

/**
 * One constant of the loop that the search turns.
 *
 * @param constant the constant
 * @param chart on which a step has the same meaning everywhere
 * @param lower least value
 * @param upper greatest value
 */
record LoopConstant(StandardConstant constant, Chart chart, double lower, double upper) {
  /** Checks that the bounds hold the standard value. */
  LoopConstant {
    double standard = constant.initial();
    if (!(lower < upper && standard >= lower && standard <= upper)) {
      throw new IllegalArgumentException(
          constant + " must be in [" + lower + ", " + upper + "], got " + standard);
    }
  }

  /** Name of the constant, its part first, as {@code drive.gain}. */
  String name() {
    return constant.name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
  }

  /** Place of a value between the bounds, 0 to 1, on the chart. */
  double place(double value) {
    double from = chart.coordinate(lower);
    return (chart.coordinate(value) - from) / (chart.coordinate(upper) - from);
  }

  /** Value at a place between the bounds. */
  double value(double place) {
    double from = chart.coordinate(lower);
    double x = from + place * (chart.coordinate(upper) - from);
    return Math.max(lower, Math.min(upper, chart.value(x)));
  }
}
