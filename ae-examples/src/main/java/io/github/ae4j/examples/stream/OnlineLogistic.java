package io.github.ae4j.examples.stream;

/**
 * Logistic regression with a bias, one instance at a time: log-loss and its gradient in the weights.
 */
public final class OnlineLogistic {
  private final double[] weights;
  private final double[] gradient;
  private double loss;

  /** Weights of 0.
   *
   * @param attributes number of attributes
   */
  public OnlineLogistic(int attributes) {
    weights = new double[attributes + 1];
    gradient = new double[attributes + 1];
  }

  /** Weights of the attributes, then the bias. */
  public double[] weights() {
    return weights;
  }

  /** Gradient of the last instance's loss. */
  public double[] gradient() {
    return gradient;
  }

  /** Log-loss of the last instance, nats. */
  public double loss() {
    return loss;
  }

  /** Predicts an instance, takes its loss and gradient; returns whether the label was hit. */
  public boolean testThenMeasure(double[] x, int label) {
    int n = x.length;
    double score = weights[n];
    for (int i = 0; i < n; i++) {
      score += weights[i] * x[i];
    }
    double tail = Math.exp(-Math.abs(score));
    double p = score >= 0.0 ? 1.0 / (1.0 + tail) : tail / (1.0 + tail);
    double error = p - label;
    for (int i = 0; i < n; i++) {
      gradient[i] = error * x[i];
    }
    gradient[n] = error;
    double margin = label == 1 ? score : -score;
    loss = Math.log1p(tail) + Math.max(0.0, -margin);
    return (score >= 0.0 ? 1 : 0) == label;
  }
}
