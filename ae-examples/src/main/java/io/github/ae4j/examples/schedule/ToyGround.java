package io.github.ae4j.examples.schedule;

/** A loss with a gradient, as it is seen in a step, and what is left of it above the least one. */
interface ToyGround {
  /** Where it is descended from; a new copy each time. */
  double[] start();

  /**
   * Loss and gradient as a step sees them, with their noise.
   *
   * @param step from 0
   * @param gradient receives the gradient
   */
  double gradient(int step, double[] x, double[] gradient);

  /** The loss without noise, at a step. */
  double loss(int step, double[] x);
}
