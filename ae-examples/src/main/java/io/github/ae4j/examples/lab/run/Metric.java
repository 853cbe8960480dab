package io.github.ae4j.examples.lab.run;

/**
 * What an experiment is judged by.
 *
 * @param label for tables and axes, with its unit, as {@code held-back accuracy}
 * @param higherIsBetter direction
 * @param worst what a run that broke down is given
 */
public record Metric(String label, boolean higherIsBetter, double worst) {
  /** A share of hits, 0 to 1. */
  public static Metric accuracy(String label) {
    return new Metric(label, true, 0.0);
  }

  /** A loss. */
  public static Metric loss(String label) {
    return new Metric(label, false, Double.POSITIVE_INFINITY);
  }

  /** Whether a value is at least as good as another. */
  public boolean reaches(double value, double target) {
    return higherIsBetter ? value >= target : value <= target;
  }

  /** A value, or the worst where it is not a number. */
  public double orWorst(double value) {
    return Double.isNaN(value) ? worst : value;
  }
}
