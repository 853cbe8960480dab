package io.github.ae4j.examples.swarm;

import io.github.ae4j.examples.stream.Hyperplane;
import io.github.ae4j.swarm.ArrayTask;

/**
 * Logistic regression on a stream in windows, one a round: a member reads as many instances of it as it has steps, and
 * its score is the log-loss on the window after.
 */
public final class WindowedStream implements ArrayTask {
  private final Hyperplane.Instances stream;
  private final int window;
  private int start;
  private long first;
  private int steps = 1;

  /**
   * A stream.
   *
   * @param stream instances, of a window more than there are rounds
   * @param window instances of one
   */
  public WindowedStream(Hyperplane.Instances stream, int window) {
    this.stream = stream;
    this.window = window;
  }

  @Override
  public void begin(int round, long first, int steps) {
    start = (round - 1) * window;
    this.first = first;
    this.steps = steps;
  }

  /** Spread over the window where there are fewer steps than instances, again from its start where more. */
  private int instance(long step) {
    long k = step - first;
    return start + (int) (steps < window ? k * window / steps : k % window);
  }

  @Override
  public double evaluate(long step, double[] weights, double[] gradient) {
    int t = instance(step);
    double[] x = stream.x()[t];
    int label = stream.label()[t];
    double score = score(weights, x);
    double error = 1.0 / (1.0 + Math.exp(-score)) - label;
    for (int i = 0; i < x.length; i++) {
      gradient[i] = error * x[i];
    }
    gradient[x.length] = error;
    return loss(score, label);
  }

  private static double score(double[] weights, double[] x) {
    double score = weights[x.length];
    for (int i = 0; i < x.length; i++) {
      score += weights[i] * x[i];
    }
    return score;
  }

  private static double loss(double score, int label) {
    double margin = label == 1 ? score : -score;
    return Math.log1p(Math.exp(-Math.abs(score))) + Math.max(0.0, -margin);
  }

  @Override
  public double score(double[] weights) {
    double sum = 0.0;
    for (int t = start + window; t < start + 2 * window; t++) {
      sum += loss(score(weights, stream.x()[t]), stream.label()[t]);
    }
    return sum / window;
  }
}
