package io.github.ae4j.examples.lab.run;

import java.util.Arrays;

/**
 * Whether a run diverged: a value of the metric, the first of which is before the first step, is
 * not finite, or what {@link Metric#watched} names grew. A metric that is a loss grew if it ends
 * above 2 times its value before the first step, or was ever above 1000 times that. A training loss
 * grew if its mean over the last quarter of the run is above 2 times the loss of the first step,
 * which every arm takes at the same weights.
 */
record Divergence(Metric metric, double[] values, double firstLoss, double[] loss) {
  private static final double GROWN = 2.0;
  private static final double EXPLODED = 1e3;
  private static final double QUARTER = 0.25;

  boolean happened() {
    if (!Arrays.stream(values).allMatch(Double::isFinite)) {
      return true;
    }
    return switch (metric.watched()) {
      case METRIC -> values.length > 0 && metricGrew();
      case LOSS -> lossGrew();
      case NOTHING -> false;
    };
  }

  private boolean metricGrew() {
    double largest = Arrays.stream(values).max().orElseThrow();
    return values[values.length - 1] > GROWN * values[0] || largest > EXPLODED * values[0];
  }

  /** A loss that is not known is not finite, and so has grown. */
  private boolean lossGrew() {
    int from = (int) Math.ceil(loss.length * (1.0 - QUARTER));
    double late = Arrays.stream(loss, from, loss.length).average().orElse(firstLoss);
    return !(late <= GROWN * firstLoss);
  }

  /** Whether the run ended worse than it began. */
  boolean endedWorse() {
    return values.length > 0 && !metric.reaches(values[values.length - 1], values[0]);
  }
}
