package io.github.ae4j.evo;

import io.github.ae4j.Experimental;

/**
 * EvoSGD as the seed's code has it, for fidelity: the elites' mean is always taken, also where it is worse than the
 * base. (Its text takes it only if it is better, as {@link EvoConfig#defaults} does.) One difference is kept: a loss
 * that is not finite makes no elite and no base, where the seed's sort would give it any place.
 */
@Experimental
public final class SeedEvo {
  private static final int INTERVAL = 50;
  private static final int POPULATION = 6;
  private static final int ELITES = 2; // ceil(.3 x 6)
  private static final double SIGMA = 0.02;
  private static final double DECAY = 0.99;

  private SeedEvo() {}

  /** The seed's constants. */
  public static EvoConfig config() {
    return new EvoConfig(
        INTERVAL,
        POPULATION,
        ELITES,
        new Sigma.Decaying(SIGMA, DECAY, Double.MIN_NORMAL),
        Acceptance.ALWAYS,
        EvoConfig.OnTaken.RESET,
        0L);
  }
}
