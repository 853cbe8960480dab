package io.github.ae4j.djl;

import io.github.ae4j.adapter.Cadence;

/**
 * How a {@link SteeredTrainer} goes about its steps.
 *
 * @param cadence which steps are measured and decided on
 * @param noiseSeed of the noise, if the loop steers it
 * @param path how steps are made
 */
public record Steering(Cadence cadence, long noiseSeed, StepPath path) {
  /** Every step measured, seed 0, on the fused path. */
  public static Steering standard() {
    return new Steering(Cadence.everyStep(), 0L, StepPath.FUSED);
  }

  /** The same at another cadence. */
  public Steering withCadence(Cadence cadence) {
    return new Steering(cadence, noiseSeed, path);
  }

  /** The same with another seed. */
  public Steering withNoiseSeed(long noiseSeed) {
    return new Steering(cadence, noiseSeed, path);
  }

  /** The same on another path; the fused path gives way to the plain one where it cannot go. */
  public Steering withPath(StepPath path) {
    return new Steering(cadence, noiseSeed, path);
  }
}
