package io.github.ae4j.djl;

import io.github.ae4j.adapter.Cadence;

/**
 * How a {@link SteeredTrainer} goes about its steps.
 *
 * @param cadence which steps are measured and decided on
 * @param noiseSeed of the noise, if the loop steers it
 * @param path how steps are made
 * @param gradientLimit largest length |g| of the gradient of all parameters, as backward leaves it; a longer one is
 *     scaled down to it before anything is measured; positive, infinite for none
 */
public record Steering(Cadence cadence, long noiseSeed, StepPath path, double gradientLimit) {
  /** Checks the limit. */
  public Steering {
    if (!(gradientLimit > 0.0)) {
      throw new IllegalArgumentException("gradientLimit must be positive, got " + gradientLimit);
    }
  }

  /** Every step measured, seed 0, on the fused path. */
  public static Steering standard() {
    return new Steering(Cadence.everyStep(), 0L, StepPath.FUSED, Double.POSITIVE_INFINITY);
  }

  /** The same at another cadence. */
  public Steering withCadence(Cadence cadence) {
    return new Steering(cadence, noiseSeed, path, gradientLimit);
  }

  /** The same with another seed. */
  public Steering withNoiseSeed(long noiseSeed) {
    return new Steering(cadence, noiseSeed, path, gradientLimit);
  }

  /** The same on another path; the fused path gives way to the plain one where it cannot go. */
  public Steering withPath(StepPath path) {
    return new Steering(cadence, noiseSeed, path, gradientLimit);
  }

  /** The same with gradients scaled down to a length, by one factor for all; at any cadence in every step. */
  public Steering withGradientLimit(double gradientLimit) {
    return new Steering(cadence, noiseSeed, path, gradientLimit);
  }
}
