package io.github.ae4j.meta;

import io.github.ae4j.Experimental;

/** What the gradient of a step's loss does where the parameters move: H v, with H the loss's second derivatives. */
@Experimental
@FunctionalInterface
public interface Curvature {
  /**
   * The product H v.
   *
   * @param direction v, as many numbers as there are parameters; not to be changed
   * @param product receives H v
   */
  void product(double[] direction, double[] product);
}
