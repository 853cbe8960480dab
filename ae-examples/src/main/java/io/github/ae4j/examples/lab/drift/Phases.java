package io.github.ae4j.examples.lab.drift;

import java.util.Arrays;

/**
 * Steps in phases of equal length, and what a run's answers before each update (prequential) come to
 * in them. A run that broke down is wrong from there on.
 *
 * @param count of phases
 * @param length steps of each
 */
record Phases(int count, int length) {
  /** Steps over which accuracy is averaged to see whether a run is back. */
  static final int WINDOW = 10;

  /** All steps. */
  int steps() {
    return count * length;
  }

  /** Share of right answers of all steps. */
  double accuracy(double[] shares) {
    return Arrays.stream(shares).sum() / steps();
  }

  /** Share of right answers in a phase, from 0. */
  double accuracy(double[] shares, int phase) {
    return Arrays.stream(shares, phase * length, (phase + 1) * length).sum() / length;
  }

  /**
   * Steps of each phase but the first until the mean of the last {@link #WINDOW} steps, all of them in
   * the phase, is at least a level; infinite where it never is.
   */
  double[] stepsBack(double[] shares, double level) {
    double[] steps = new double[count - 1];
    for (int phase = 1; phase < count; phase++) {
      steps[phase - 1] = stepsBack(shares, phase * length, level);
    }
    return steps;
  }

  private double stepsBack(double[] shares, int from, double level) {
    double sum = 0.0;
    for (int step = 1; step <= length; step++) {
      sum += shares[from + step - 1];
      if (step > WINDOW) {
        sum -= shares[from + step - 1 - WINDOW];
      }
      if (step >= WINDOW && sum >= level * WINDOW - 1e-9) {
        return step;
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}
