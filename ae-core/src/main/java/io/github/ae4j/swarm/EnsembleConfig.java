package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;

/**
 * How an {@link Ensemble} agrees.
 *
 * @param weights of members by their losses
 * @param strength kappa, share of the way to the weighted mean that a coefficient goes at each step; in [0, 1]
 * @param averaging what of a coefficient is averaged
 */
@Experimental
public record EnsembleConfig(SoftWeights weights, double strength, Averaging averaging) {
  private static final double SHARPNESS = 2.0; // per unit of loss; the seed's beta_weight
  private static final double STRENGTH = 0.25; // the seed's kappa

  /** Checks the strength. */
  public EnsembleConfig {
    Check.within("strength", strength, 0.0, 1.0);
  }

  /** w = softmax(-2 (l - min l)), kappa .25, averages on the chart. */
  public static EnsembleConfig defaults() {
    return seed().withAveraging(Averaging.CHART);
  }

  /** The same as the seed has it, which averages alpha arithmetically. */
  public static EnsembleConfig seed() {
    return new EnsembleConfig(
        new SoftWeights(Scoring.RAW, SHARPNESS), STRENGTH, Averaging.ARITHMETIC);
  }

  /** The same with other weights. */
  public EnsembleConfig withWeights(SoftWeights weights) {
    return new EnsembleConfig(weights, strength, averaging);
  }

  /** The same with another strength. */
  public EnsembleConfig withStrength(double strength) {
    return new EnsembleConfig(weights, strength, averaging);
  }

  /** The same with another averaging. */
  public EnsembleConfig withAveraging(Averaging averaging) {
    return new EnsembleConfig(weights, strength, averaging);
  }
}
