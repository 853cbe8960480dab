package io.github.ae4j.coefficient;

import io.github.ae4j.memory.Check;

/**
 * The bound on a weight decay that acts beside the gradient: of the parameters no step takes more than a share.
 *
 * <pre>  theta -= alpha lambda theta,   alpha lambda &lt;= 1/10,   lambda &lt;= 1000</pre>
 *
 * <p>A loop holds the learning rate to it in every step, whatever the preset. Rates of 1e-3 to 1 with decays of .01 to
 * .1 do not meet it. From alpha lambda = 2 on such a step makes the parameters grow.
 */
public final class DecayBound {
  /** Most of the parameters that one step's decay may take. */
  public static final double SHARE = 0.1;

  /** Greatest lambda that is taken for one. */
  public static final double LARGEST = 1e3;

  private DecayBound() {}

  /**
   * Checks a weight decay.
   *
   * @param name what it is called in the error
   * @throws IllegalArgumentException if it is not in [0, {@link #LARGEST}]
   */
  public static double check(String name, double lambda) {
    return Check.within(name, lambda, 0.0, LARGEST);
  }

  /** The greatest learning rate beside a lambda; infinite where there is none. */
  public static double rate(double lambda) {
    return lambda > 0.0 ? SHARE / lambda : Double.POSITIVE_INFINITY;
  }
}
