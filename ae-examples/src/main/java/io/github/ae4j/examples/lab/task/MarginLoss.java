package io.github.ae4j.examples.lab.task;

/** The loss of a linear classifier as a function of the margin z = y (w.x + b), y = -1 or 1. */
public enum MarginLoss {
  /** Logistic regression: log(1 + exp(-z)), nats. */
  LOG {
    @Override
    public double value(double margin) {
      return Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(0.0, -margin);
    }

    @Override
    public double slope(double margin) {
      return -1.0 / (1.0 + Math.exp(margin));
    }
  },
  /** The linear support vector machine's: max(0, 1 - z). */
  HINGE {
    @Override
    public double value(double margin) {
      return Math.max(0.0, 1.0 - margin);
    }

    @Override
    public double slope(double margin) {
      return margin < 1.0 ? -1.0 : 0.0;
    }
  };

  /** The loss at a margin. */
  public abstract double value(double margin);

  /** Its derivative by the margin. */
  public abstract double slope(double margin);
}
