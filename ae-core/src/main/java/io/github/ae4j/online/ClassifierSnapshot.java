package io.github.ae4j.online;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;

/** An {@link OnlineClassifier} as it stood between two steps; never changes, for any number of threads. */
@Experimental
public final class ClassifierSnapshot {
  private final LinearWeights weights;
  private final int classes;

  ClassifierSnapshot(LinearWeights weights, int classes) {
    this.weights = weights;
    this.classes = classes;
  }

  /** Instances that had been learnt. */
  public long instances() {
    return weights.instances();
  }

  /** Number of inputs. */
  public int inputs() {
    return weights.inputs();
  }

  /**
   * Weight of an input, as it comes, in the score of a label; with two classes the score is that of label 1.
   *
   * @param input in [0, inputs)
   * @param label in [0, classes); 1 with two classes
   * @throws IllegalArgumentException if there is no such input or label
   */
  public double weight(int input, int label) {
    Check.within("label", label, classes == 2 ? 1 : 0, classes - 1);
    return weights.weight(input, classes == 2 ? 0 : label);
  }

  /** The most probable label; of equals the least. */
  public int predict(double[] x) {
    return label(weights.scores(x), classes);
  }

  /** The most probable label; of equals the least. */
  public int predict(int[] indices, double[] values) {
    return label(weights.scores(indices, values), classes);
  }

  /** Probability of label 1. */
  public double probability(double[] x) {
    return probability(weights.scores(x), classes);
  }

  /** Probability of label 1. */
  public double probability(int[] indices, double[] values) {
    return probability(weights.scores(indices, values), classes);
  }

  /** Probability of each label. */
  public double[] probabilities(double[] x) {
    return probabilities(weights.scores(x), classes);
  }

  /** Probability of each label. */
  public double[] probabilities(int[] indices, double[] values) {
    return probabilities(weights.scores(indices, values), classes);
  }

  static int label(double[] scores, int classes) {
    if (classes == 2) {
      return scores[0] > 0.0 ? 1 : 0;
    }
    int best = 0;
    for (int k = 1; k < classes; k++) {
      best = scores[k] > scores[best] ? k : best;
    }
    return best;
  }

  static double probability(double[] scores, int classes) {
    return classes == 2 ? Objective.probability(scores[0]) : probabilities(scores, classes)[1];
  }

  static double[] probabilities(double[] scores, int classes) {
    double[] probabilities = new double[classes];
    if (classes == 2) {
      probabilities[1] = Objective.probability(scores[0]);
      probabilities[0] = Objective.probability(-scores[0]);
    } else {
      Objective.softmax(scores, classes, probabilities);
    }
    return probabilities;
  }
}
