package io.github.ae4j.examples.lab.run;

/**
 * A quantity over the steps of a run.
 *
 * @param step places, rising
 * @param value values, one a place
 */
public record Curve(double[] step, double[] value) {
  /** Its value at the last place not beyond a step; NaN before the first. */
  public double at(double where) {
    double last = Double.NaN;
    for (int i = 0; i < step.length && step[i] <= where; i++) {
      last = value[i];
    }
    return last;
  }

  /** The first place at which a metric is as good as a target; infinite if it never is. */
  public double firstReaching(Metric metric, double target) {
    for (int i = 0; i < step.length; i++) {
      if (metric.reaches(value[i], target)) {
        return step[i];
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Where it ends; NaN if it is empty. */
  public double lastStep() {
    return step.length == 0 ? Double.NaN : step[step.length - 1];
  }
}
