package io.github.ae4j.examples.lab.systems.cartpole;

import io.github.ae4j.examples.lab.run.Curve;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What becomes of a run at switches that come every so many steps: from the curves of the effective
 * step and of the online measure, each with a value a step.
 *
 * @param phase steps between switches
 * @param steps of the run
 */
record SwitchMetrics(int phase, int steps) {
  private static final double GOOD = 0.8; // 400 of 500 steps
  private static final int RUN = 5;
  private static final int WINDOW = 10;
  private static final double LEAST = 1e-4;
  private static final int FEWEST = 3;

  /**
   * {@code recoverySteps}: after a switch, steps until the mean of 5 batches is at 80% of the longest
   * episode again, at least 1, a phase's length and 1 for a miss; geometric mean over the switches.
   * {@code gammaJump}: decades by which the median effective step of 10 steps changes at a switch, up
   * or down; mean over the {@code gammaSwitches} at which it is above 1e-4 before and after. Where
   * every episode is as long as can be there is no gradient, and the step says nothing. Absent below 3
   * such switches.
   */
  Map<String, Double> of(Curve online, Curve gamma) {
    double recovery = 0.0;
    double jump = 0.0;
    int switches = 0;
    int moving = 0;
    for (int at = phase; at + phase <= steps; at += phase) {
      recovery += Math.log(recovery(online.value(), at));
      switches++;
      double before = median(gamma, at + 1 - WINDOW, at);
      double after = median(gamma, at + 1, at + WINDOW);
      if (before > LEAST && after > LEAST) {
        jump += Math.abs(Math.log10(after / before));
        moving++;
      }
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("recoverySteps", Math.exp(recovery / switches));
    metrics.put("gammaSwitches", (double) moving);
    if (moving >= FEWEST) {
      metrics.put("gammaJump", jump / moving);
    }
    return metrics;
  }

  private double recovery(double[] online, int at) {
    int end = Math.min(online.length, at + phase);
    for (int n = at; n + RUN <= end; n++) {
      if (Arrays.stream(online, n, n + RUN).average().orElseThrow() >= GOOD) {
        return n - at + 1.0;
      }
    }
    return phase + 1.0;
  }

  /** Median effective step over some steps; of a run that broke down, NaN. */
  private static double median(Curve gamma, int from, int to) {
    double[] sorted = new double[gamma.step().length];
    int n = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (gamma.step()[i] >= from && gamma.step()[i] <= to) {
        sorted[n++] = gamma.value()[i];
      }
    }
    Arrays.sort(sorted, 0, n);
    return n == 0 ? Double.NaN : sorted[n / 2];
  }
}
