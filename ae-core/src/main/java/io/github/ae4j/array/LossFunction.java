package io.github.ae4j.array;

/** A loss with its gradient, as the agent asks for it. */
@FunctionalInterface
public interface LossFunction {
  /**
   * Evaluates loss and gradient.
   *
   * @param theta parameters, not to be changed
   * @param gradient receives the gradient, of the same length
   * @return the loss
   */
  double evaluate(double[] theta, double[] gradient);
}
