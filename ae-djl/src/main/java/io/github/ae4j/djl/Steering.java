package io.github.ae4j.djl;

import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.group.ParameterGroup;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How a {@link SteeredTrainer} goes about its steps.
 *
 * @param cadence which steps are measured and decided on
 * @param noiseSeed of the noise, if the loop steers it
 * @param path how steps are made
 * @param gradientLimit largest length |g| of the gradient of all parameters, as backward leaves it; a longer one is
 *     scaled down to it before anything is measured; positive, infinite for none
 * @param groups what the parameters are divided into, in any order; one group of all if empty
 */
public record Steering(
    Cadence cadence,
    long noiseSeed,
    StepPath path,
    double gradientLimit,
    List<ParameterGroup> groups) {
  /** Checks that all is there, and the limit. */
  public Steering {
    Objects.requireNonNull(cadence, "cadence");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(groups, "groups");
    groups.forEach(group -> Objects.requireNonNull(group, "groups"));
    groups = List.copyOf(groups);
    if (!(gradientLimit > 0.0)) {
      throw new IllegalArgumentException("gradientLimit must be positive, got " + gradientLimit);
    }
  }

  /** The parameters in one group. */
  public Steering(Cadence cadence, long noiseSeed, StepPath path, double gradientLimit) {
    this(cadence, noiseSeed, path, gradientLimit, List.of());
  }

  /** Every step measured, seed 0, on the fused path. */
  public static Steering standard() {
    return new Steering(
        Cadence.everyStep(), 0L, StepPath.FUSED, Double.POSITIVE_INFINITY, List.of());
  }

  /** The same at another cadence. */
  public Steering withCadence(Cadence cadence) {
    return new Steering(cadence, noiseSeed, path, gradientLimit, groups);
  }

  /** The same with another seed. */
  public Steering withNoiseSeed(long noiseSeed) {
    return new Steering(cadence, noiseSeed, path, gradientLimit, groups);
  }

  /** The same on another path; the fused path gives way to the plain one where it cannot go. */
  public Steering withPath(StepPath path) {
    return new Steering(cadence, noiseSeed, path, gradientLimit, groups);
  }

  /** The same with gradients scaled down to a length, by one factor for all; at any cadence in every step. */
  public Steering withGradientLimit(double gradientLimit) {
    return new Steering(cadence, noiseSeed, path, gradientLimit, groups);
  }

  /**
   * The same with the parameters divided into groups, each parameter in the one that takes its path; those that
   * none takes are {@value ParameterGroup#REST}. A parameter stays in its group; one that is added later is taken as any
   * other. {@link AeDjl#newTrainer(ai.djl.Model, ai.djl.training.TrainingConfig, io.github.ae4j.Preset, Steering)}
   * refuses groups that do not fit the model.
   */
  public Steering withGroups(ParameterGroup... groups) {
    Objects.requireNonNull(groups, "groups");
    return new Steering(cadence, noiseSeed, path, gradientLimit, Arrays.asList(groups));
  }
}
