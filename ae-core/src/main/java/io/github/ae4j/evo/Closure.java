package io.github.ae4j.evo;

import io.github.ae4j.Experimental;

/** The loss of the batch at hand as a function of the parameters. */
@Experimental
@FunctionalInterface
public interface Closure {
  /**
   * One forward pass; the same for the same parameters, so dropout and its like must be off or seeded.
   *
   * @param parameters only read
   * @return the loss, the lower the better; what is not finite is never taken
   */
  double loss(double[] parameters);
}
