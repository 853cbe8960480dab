package io.github.ae4j.online;

import io.github.ae4j.Experimental;

/** An {@link OnlineRegressor} as it stood between two steps; never changes, for any number of threads. */
@Experimental
public final class RegressorSnapshot {
  private final LinearWeights weights;

  RegressorSnapshot(LinearWeights weights) {
    this.weights = weights;
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
   * Weight of an input, as it comes.
   *
   * @param input in [0, inputs)
   */
  public double weight(int input) {
    return weights.weight(input, 0);
  }

  /** The target predicted. */
  public double predict(double[] x) {
    return weights.scores(x)[0];
  }

  /** The target predicted. */
  public double predict(int[] indices, double[] values) {
    return weights.scores(indices, values)[0];
  }
}
