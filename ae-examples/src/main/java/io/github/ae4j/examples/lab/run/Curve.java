package io.github.ae4j.examples.lab.run;

import java.util.function.IntToDoubleFunction;

/** A quantity over the steps of a run: places, rising, and values, one a place. */
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

  /**
   * Its mean over the steps by the trapezoidal rule, so that looks at uneven distances weigh what they
   * stand for; NaN if it is empty.
   */
  public double mean() {
    if (value.length < 2) {
      return at(lastStep());
    }
    double area = 0.0;
    for (int i = 1; i < value.length; i++) {
      area += 0.5 * (value[i] + value[i - 1]) * (step[i] - step[i - 1]);
    }
    return area / (lastStep() - step[0]);
  }

  /** Largest |ln(v_i / v_i-1)| between neighbours that are both above 0; 0 if there are none. */
  public double largestLogMove() {
    double largest = 0.0;
    for (int i = 1; i < value.length; i++) {
      if (value[i] > 0.0 && value[i - 1] > 0.0) {
        largest = Math.max(largest, Math.abs(Math.log(value[i] / value[i - 1])));
      }
    }
    return largest;
  }

  /**
   * How it oscillates: the root mean square of its second differences over its last quarter, in its
   * unit, for a comparison of arms by it must not favour the higher level.
   */
  double roughness() {
    return Math.sqrt(late(i -> bend(i) * bend(i)));
  }

  private double bend(int i) {
    return value[i] - 2.0 * value[i - 1] + value[i - 2];
  }

  /** The same by the mean of its absolute value over the same places. */
  double relativeRoughness() {
    double level = late(i -> Math.abs(value[i]));
    return level == 0.0 ? 0.0 : roughness() / level;
  }

  private double late(IntToDoubleFunction of) {
    int from = Math.max(2, (int) Math.ceil(value.length * 0.75));
    double sum = 0.0;
    for (int i = from; i < value.length; i++) {
      sum += of.applyAsDouble(i);
    }
    return from < value.length ? sum / (value.length - from) : 0.0;
  }

  /** Where it ends; NaN if it is empty. */
  public double lastStep() {
    return step.length == 0 ? Double.NaN : step[step.length - 1];
  }
}
