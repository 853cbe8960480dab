package io.github.ae4j.adapter;

/**
 * The first moment as a mean of the gradients weighted by the rates they were used with, of which the
 * parameters' average can be read: Schedule-Free's form (Defazio et al. 2024) with the momentum buffer in
 * the average's place. With the rate alpha, mu = 1-c, the moment's share nu and the bound r, all of one step:
 *
 * <pre>
 *   W_ = min(W, r alpha (1-c)/c)
 *   m' = (W_ m + alpha g)/(W_ + alpha)
 *   theta -= w (nu c (W_ + alpha) m' + (1-nu) alpha g),      W' = (1-c)(W_ + alpha)
 *   served:  theta-bar = theta + (1-nu) W' (w m' + lambda theta alpha/a),   a = nu c (W_ + alpha) + (1-nu) alpha
 * </pre>
 *
 * <p>with lambda the decay beside the gradient, which goes by alpha where a steady gradient goes by a. At rest the two
 * are equal and opposite: without the last term the average would be too short by the decay of all the steps in it.
 *
 * <p>W counts the rates the moment is made of and is 0 while it is empty; m needs no correction for bias.
 */
public final class RateWeightedMoment {
  /** r of a loop that asks for this form and lets no part drive it. */
  public static final double MEMORY = 10.0;

  private double beta;
  private double alongMoment;
  private double alongGradient;
  private double weight;

  /**
   * Settles the numbers of one update.
   *
   * @param before W before it, at least 0
   * @param alpha the learning rate, at least 0
   * @param mu 1-c, in [0, 1)
   * @param share nu, in [0, 1]
   * @param memory r, at least 0
   */
  public void settle(double before, double alpha, double mu, double share, double memory) {
    double follows = 1.0 - mu;
    double kept = Math.min(before, memory * alpha * mu / follows);
    double sum = kept + alpha;
    beta = sum > 0.0 ? kept / sum : 0.0;
    alongMoment = share * follows * sum;
    alongGradient = (1.0 - share) * alpha;
    weight = mu * sum;
  }

  /** Decay of the moment, m' = beta m + (1-beta) g, in [0, 1). */
  public double beta() {
    return beta;
  }

  /** What the new moment is multiplied by in the update, before the preconditioner. */
  public double alongMoment() {
    return alongMoment;
  }

  /** What the gradient itself is multiplied by. */
  public double alongGradient() {
    return alongGradient;
  }

  /** W after the update. */
  public double weight() {
    return weight;
  }

  /** What {@code w m} is multiplied by to lead from the parameters to their average. */
  public static double lead(double weight, double share) {
    return (1.0 - share) * weight;
  }

  /**
   * What {@code lambda theta} is multiplied by beside it.
   *
   * @param weight W' of the last update
   * @param alpha the learning rate, mu and nu, of that update
   */
  public static double giveBack(double weight, double alpha, double mu, double share) {
    double alongMoment = mu > 0.0 ? share * (1.0 - mu) / mu * weight : 0.0;
    double along = alongMoment + (1.0 - share) * alpha;
    return along > 0.0 ? lead(weight, share) * alpha / along : 0.0;
  }
}
