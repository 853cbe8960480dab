package io.github.ae4j.examples.lab.run;

/**
 * What an experiment is judged by: its label has the unit, as {@code held-back accuracy}; a run
 * that broke down is given the worst value; and something tells that a run diverged though its
 * numbers are finite.
 */
public record Metric(String label, boolean higherIsBetter, double worst, Watched watched) {
  /** What must not grow over a run. */
  public enum Watched {
    /** The metric itself, for it is a loss that has no upper limit. */
    METRIC,
    /** The training loss, where the metric has a worst value and stays there. */
    LOSS,
    /**
     * Nothing: the loss is a surrogate (policy gradients) or the task changes under way (streams), so
     * that its growth does not mean divergence.
     */
    NOTHING
  }

  /** A share of hits, 0 to 1. */
  public static Metric accuracy(String label) {
    return new Metric(label, true, 0.0, Watched.LOSS);
  }

  /** A share of hits under way, of a task that changes. */
  public static Metric prequential(String label) {
    return new Metric(label, true, 0.0, Watched.NOTHING);
  }

  public static Metric loss(String label) {
    return new Metric(label, false, Double.POSITIVE_INFINITY, Watched.METRIC);
  }

  /** The same, divergence being told by something else. */
  public Metric watching(Watched other) {
    return new Metric(label, higherIsBetter, worst, other);
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
