package io.github.ae4j.online;

import io.github.ae4j.memory.Check;
import org.jspecify.annotations.Nullable;

/** Weights of a linear model as they stood at a step, for any number of threads; the bias of each output first. */
final class LinearWeights {
  private final int inputs;
  private final int outputs;
  private final double[] weights;
  private final long instances;

  /**
   * Takes a copy.
   *
   * @param scale of the inputs, which goes into the weights; null for none
   */
  LinearWeights(
      SparsePlant plant,
      ServedWeights served,
      @Nullable RunningScale scale,
      int outputs,
      long instances) {
    this.outputs = outputs;
    this.instances = instances;
    inputs = plant.size() / outputs - 1;
    weights = new double[plant.size()];
    for (int i = 0; i < weights.length; i++) {
      double weight = served == ServedWeights.AVERAGE ? plant.averaged(i) : plant.parameter(i);
      weights[i] = scale == null || i < outputs ? weight : weight * scale.factor(i / outputs - 1);
    }
  }

  int inputs() {
    return inputs;
  }

  long instances() {
    return instances;
  }

  /** The weight of an input for an output. */
  double weight(int input, int output) {
    Check.within("input", input, 0, inputs - 1);
    return weights[(input + 1) * outputs + output];
  }

  double[] scores(double[] x) {
    InputCheck.dense(x, inputs);
    double[] scores = new double[outputs];
    for (int k = 0; k < outputs; k++) {
      double sum = weights[k];
      for (int i = 0; i < inputs; i++) {
        sum += weights[(i + 1) * outputs + k] * x[i];
      }
      scores[k] = sum;
    }
    return scores;
  }

  double[] scores(int[] indices, double[] values) {
    InputCheck.sparse(indices, values, inputs);
    double[] scores = new double[outputs];
    for (int k = 0; k < outputs; k++) {
      double sum = weights[k];
      for (int j = 0; j < indices.length; j++) {
        sum += weights[(indices[j] + 1) * outputs + k] * values[j];
      }
      scores[k] = sum;
    }
    return scores;
  }
}
