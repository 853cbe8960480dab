package io.github.ae4j.adapter;

/**
 * How long a gradient may be that an update takes in unseen by the loop: no longer than the optimizer's state can hold,
 * and no hundred times longer than the longest of the last measured.
 *
 * <pre>  |g|^2 &lt;= min(longest^2, 1e4 L),   L = max(|g|^2, .9 L)  of what was measured</pre>
 */
public final class GradientBound {
  /** Longest gradient whose squares a second moment in single precision can hold; 1.8e19. */
  public static final double LONGEST_SINGLE = Math.sqrt(Float.MAX_VALUE);

  /** |g|^2 over the longest of late, up to which a gradient need not be measured. */
  private static final double USUAL = 1e4;

  /** The same up to which a gradient may be used before it is cut; the presets cut where it is 5 times longer. */
  private static final double UNCUT = 100.0;

  private static final double FADING = 0.9;

  private GradientBound() {}

  /**
   * The greatest |g|^2 of an update that is not measured.
   *
   * @param known L; 0 before the first
   * @param longest |g| that the state can take in, {@link OptimizerAdapter#longestGradient}
   */
  public static double square(double known, double longest) {
    return square(known, longest, USUAL);
  }

  private static double square(double known, double longest, double times) {
    double most = longest * longest;
    return known > 0.0 ? Math.min(most, times * known) : most;
  }

  /**
   * The greatest |g|^2 of an update that is made in the pass that measures it, by a loop that cuts gradients: a longer
   * one is measured first, and cut. 100 L.
   *
   * @param known L; 0 before the first
   * @param longest |g| that the state can take in
   */
  public static double uncutSquare(double known, double longest) {
    return square(known, longest, UNCUT);
  }

  /**
   * L after a step that was measured.
   *
   * @param known L before it
   * @param square its |g|^2; nothing is taken in of what is 0 or not finite
   */
  public static double taken(double known, double square) {
    boolean usable = square > 0.0 && square < Double.POSITIVE_INFINITY;
    return usable ? Math.max(square, FADING * known) : known;
  }
}
