package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;

/**
 * Weights of members by their scores, the lower the better: w = softmax(-b z), z a {@link Scoring}'s distance from the
 * best.
 *
 * @param scoring what a distance is
 * @param sharpness b, per unit of distance; at least 0, at which all weigh the same
 */
@Experimental
public record SoftWeights(Scoring scoring, double sharpness) {
  /** Checks the sharpness. */
  public SoftWeights {
    Check.atLeast("sharpness", sharpness, 0.0);
  }

  /**
   * The weight of each score. The same bits on every machine.
   *
   * @param scores a member's each; one that is not finite weighs 0
   * @return weights of sum 1; all 0 if no score is finite
   */
  public double[] of(double... scores) {
    double[] weights = scoring.distances(scores);
    double sum = 0.0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] =
          weights[i] < Double.POSITIVE_INFINITY ? StrictMath.exp(-sharpness * weights[i]) : 0.0;
      sum += weights[i];
    }
    for (int i = 0; i < weights.length && sum > 0.0; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
