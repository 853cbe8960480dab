package io.github.ae4j.adapter;

/**
 * How long a gradient may be that an update takes in unseen by the loop: no longer than the optimizer's state can hold,
 * and no million times longer than the one measured last.
 */
public final class GradientBound {
  /** Longest gradient whose squares a second moment in single precision can hold; 1.8e19. */
  public static final double LONGEST_SINGLE = Math.sqrt(Float.MAX_VALUE);

  /** |g|^2 over that measured last, up to which a gradient need not be measured. */
  private static final double USUAL = 1e12;

  private GradientBound() {}

  /**
   * The greatest |g|^2 of an update that is not measured.
   *
   * @param last |g|^2 as measured last; 0 before
   * @param longest |g| that the state can take in, {@link OptimizerAdapter#longestGradient}
   */
  public static double square(double last, double longest) {
    double most = longest * longest;
    return last > 0.0 ? Math.min(most, USUAL * last) : most;
  }
}
