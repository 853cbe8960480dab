package io.github.ae4j.examples.tune;

import io.github.ae4j.coefficient.Chart;

/**
 * One constant of the loop that the search turns.
 *
 * @param name of the part and the constant
 * @param chart on which a step has the same meaning everywhere
 * @param lower least value
 * @param upper greatest value
 * @param standard value in the standard loop
 */
record LoopConstant(String name, Chart chart, double lower, double upper, double standard) {
  /** Checks that the bounds hold the standard value. */
  LoopConstant {
    if (!(lower < upper && standard >= lower && standard <= upper)) {
      throw new IllegalArgumentException(
          name + " must be in [" + lower + ", " + upper + "], got " + standard);
    }
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
