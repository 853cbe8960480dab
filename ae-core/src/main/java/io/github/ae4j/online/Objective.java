package io.github.ae4j.online;

import io.github.ae4j.memory.Check;
import io.github.ae4j.signal.Statistic;

/** The loss of an instance in the scores of its outputs. */
interface Objective {
  /** Number of outputs. */
  int outputs();

  /**
   * Checks a target.
   *
   * @throws IllegalArgumentException if it is none
   */
  void check(double target);

  /** Loss of an instance. */
  double loss(double[] scores, double target);

  /** Writes the slope of the loss in each score. */
  void slopes(double[] scores, double target, double[] slopes);

  /** Log loss of the odds of label 1, nats. */
  record Binary() implements Objective {
    @Override
    public int outputs() {
      return 1;
    }

    @Override
    public void check(double target) {
      checkLabel(target, 2);
    }

    @Override
    public double loss(double[] scores, double target) {
      double margin = target == 1.0 ? scores[0] : -scores[0];
      return Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(0.0, -margin);
    }

    @Override
    public void slopes(double[] scores, double target, double[] slopes) {
      slopes[0] = probability(scores[0]) - target;
    }
  }

  /** Log loss of the softmax over the labels, nats. */
  record Softmax(int outputs) implements Objective {
    @Override
    public void check(double target) {
      checkLabel(target, outputs);
    }

    @Override
    public double loss(double[] scores, double target) {
      double greatest = greatest(scores, outputs);
      double sum = 0.0;
      for (int k = 0; k < outputs; k++) {
        sum += Math.exp(scores[k] - greatest);
      }
      return Math.log(sum) + greatest - scores[(int) target];
    }

    @Override
    public void slopes(double[] scores, double target, double[] slopes) {
      softmax(scores, outputs, slopes);
      slopes[(int) target] -= 1.0;
    }
  }

  /** A regression's. */
  record Regression(RegressionLoss loss) implements Objective {
    @Override
    public int outputs() {
      return 1;
    }

    @Override
    public void check(double target) {
      Check.within("target", target, -Statistic.LARGEST, Statistic.LARGEST);
    }

    @Override
    public double loss(double[] scores, double target) {
      return loss.value(target - scores[0]);
    }

    @Override
    public void slopes(double[] scores, double target, double[] slopes) {
      slopes[0] = -loss.slope(target - scores[0]);
    }
  }

  private static void checkLabel(double label, int labels) {
    if (!(label >= 0.0 && label < labels)) {
      throw new IllegalArgumentException(
          "label must be in [0, " + (labels - 1) + "], got " + (long) label);
    }
  }

  /** Probability of label 1 from the log of its odds. */
  static double probability(double score) {
    double tail = Math.exp(-Math.abs(score));
    return score >= 0.0 ? 1.0 / (1.0 + tail) : tail / (1.0 + tail);
  }

  /** Writes probabilities that are as the exponentials of scores. */
  static void softmax(double[] scores, int outputs, double[] probabilities) {
    double greatest = greatest(scores, outputs);
    double sum = 0.0;
    for (int k = 0; k < outputs; k++) {
      probabilities[k] = Math.exp(scores[k] - greatest);
      sum += probabilities[k];
    }
    for (int k = 0; k < outputs; k++) {
      probabilities[k] /= sum;
    }
  }

  private static double greatest(double[] scores, int outputs) {
    double greatest = scores[0];
    for (int k = 1; k < outputs; k++) {
      greatest = Math.max(greatest, scores[k]);
    }
    return greatest;
  }
}
