package io.github.ae4j.examples.lab.task;

import java.util.Map;

/**
 * A task with coefficients of its own beyond the optimizer's: gates, a dropout rate, an L1 weight, an
 * entropy temperature. Fixed, on a schedule, or under a control loop that it steps itself.
 */
public interface SystemTask extends Task {
  /** Where its coefficients stand, by name. */
  Map<String, Double> coefficients(double[] weights);

  /** What the weights a run ends with come to, beyond the metric; by name. */
  default Map<String, Double> findings(double[] weights) {
    return Map.of();
  }

  /** The same in words; kept with the run's configuration. */
  default Map<String, String> words(double[] weights) {
    return Map.of();
  }
}
