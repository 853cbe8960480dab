package io.github.ae4j.evo;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Objects;

/**
 * How parameters are evolved.
 *
 * @param interval k, steps from one generation to the next; at least 1
 * @param population candidates of a generation, the base among them; from 2 to {@link #MOST} - 1
 * @param elites how many of the best the mean is of; from 1 to the population
 * @param sigma size of the mutations
 * @param acceptance when the mean is taken
 * @param momentum what becomes of the momentum when it is
 * @param seed of the mutations
 */
@Experimental
public record EvoConfig(
    int interval,
    int population,
    int elites,
    Sigma sigma,
    Acceptance acceptance,
    OnTaken momentum,
    long seed) {
  /** Populations are smaller than this. */
  public static final int MOST = 1 << 16;

  /** What becomes of the momentum when the elites' mean is taken. */
  public enum OnTaken {
    /** It starts at zero. */
    RESET,
    /** It stays. */
    KEEP
  }

  /** Checks the numbers. */
  public EvoConfig {
    Check.atLeast("interval", interval, 1);
    if (population < 2 || population >= MOST) {
      throw new IllegalArgumentException(
          "population must be in [2, " + (MOST - 1) + "], got " + population);
    }
    if (elites < 1 || elites > population) {
      throw new IllegalArgumentException(
          "elites must be in [1, " + population + "], the population, got " + elites);
    }
    Objects.requireNonNull(sigma, "sigma");
    Objects.requireNonNull(acceptance, "acceptance");
    Objects.requireNonNull(momentum, "momentum");
  }

  /** The seed's numbers, but that the mean is taken only if it is better than the base. */
  public static EvoConfig defaults() {
    return SeedEvo.config().withAcceptance(Acceptance.IF_BETTER);
  }

  /** The same with another interval. */
  public EvoConfig withInterval(int interval) {
    return new EvoConfig(interval, population, elites, sigma, acceptance, momentum, seed);
  }

  /** The same with another population. */
  public EvoConfig withPopulation(int population, int elites) {
    return new EvoConfig(interval, population, elites, sigma, acceptance, momentum, seed);
  }

  /** The same with another size of mutations. */
  public EvoConfig withSigma(Sigma sigma) {
    return new EvoConfig(interval, population, elites, sigma, acceptance, momentum, seed);
  }

  /** The same with another acceptance. */
  public EvoConfig withAcceptance(Acceptance acceptance) {
    return new EvoConfig(interval, population, elites, sigma, acceptance, momentum, seed);
  }

  /** The same with another fate of the momentum. */
  public EvoConfig withMomentum(OnTaken momentum) {
    return new EvoConfig(interval, population, elites, sigma, acceptance, momentum, seed);
  }

  /** The same with another seed. */
  public EvoConfig withSeed(long seed) {
    return new EvoConfig(interval, population, elites, sigma, acceptance, momentum, seed);
  }
}
