package io.github.ae4j.meta;

import io.github.ae4j.Experimental;
import io.github.ae4j.array.ArrayOptimizer;

/**
 * A training task that gains are judged by: the same numbers each time it is run. May keep a scratch; one run at a
 * time.
 */
@Experimental
public interface MetaTask {
  /** Length of a run, steps; at least 1. */
  int steps();

  /** Initial parameters, a new array. */
  double[] start();

  /** The optimizer that is put under the loop, on parameters of double precision that it updates in place. */
  ArrayOptimizer optimizer(double[] parameters);

  /**
   * The loss of a step's batch; the same for the same step and parameters.
   *
   * @param step from 0
   * @param parameters not to be changed
   * @param gradient receives the gradient
   */
  double loss(int step, double[] parameters, double[] gradient);

  /** What the loss of a step is divided by before it counts; positive. */
  default double unit(int step) {
    return 1.0;
  }

  /** The loss at the end of a run: of the parameters that the loop serves then. */
  double end(double[] served);

  /** What a run is judged by. */
  default Objective objective() {
    return Objective.finalLoss();
  }

  /** What is added to that before its logarithm is taken: below it there is little left to gain. At least 0. */
  default double floor() {
    return 0.0;
  }

  /**
   * H v of a step's loss. By default the difference of two gradients, to first order in a move of 1e-5 of the
   * parameters' length: one more call of {@link #loss}.
   *
   * @param step from 0
   * @param parameters at the step; not to be changed
   * @param gradient there; not to be changed
   * @param direction v; not to be changed
   * @param product receives H v
   */
  default void curvature(
      int step, double[] parameters, double[] gradient, double[] direction, double[] product) {
    GradientDifference.product(this, step, parameters, gradient, direction, product);
  }
}
