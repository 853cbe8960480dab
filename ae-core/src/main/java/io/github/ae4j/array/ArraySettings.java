package io.github.ae4j.array;

import io.github.ae4j.coefficient.DecayBound;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.memory.Check;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Where an {@link ArrayOptimizer} starts, in canonical form: m = mu m + (1-mu) g, bias-corrected,
 * theta -= alpha d.
 *
 * @param learningRate alpha; positive
 * @param momentum mu of SGD or beta1 of the others; in [0, 1)
 * @param beta2 decay of the second moment, where there is one; in [0, 1)
 * @param epsilon beside the bias-corrected sqrt v^; gradient units, positive
 * @param weightDecay lambda; coupled (L2) for SGD, Adam and AdaGrad, decoupled for AdamW and
 *     Adafactor; in [0, 1000]
 * @param noiseSeed seed of the gradient noise, where a loop steers it
 * @param groups what the parameters are divided into; one group of all if empty
 */
public record ArraySettings(
    double learningRate,
    double momentum,
    double beta2,
    double epsilon,
    double weightDecay,
    long noiseSeed,
    List<ArrayGroup> groups) {
  /** Checks every range. */
  public ArraySettings {
    Objects.requireNonNull(groups, "groups");
    groups.forEach(group -> Objects.requireNonNull(group, "groups"));
    groups = List.copyOf(groups);
    Check.positive("learningRate", learningRate);
    Check.decay("momentum", momentum);
    Check.decay("beta2", beta2);
    Check.positive("epsilon", epsilon);
    DecayBound.check("weightDecay", weightDecay);
  }

  /** The parameters in one group. */
  public ArraySettings(
      double learningRate,
      double momentum,
      double beta2,
      double epsilon,
      double weightDecay,
      long noiseSeed) {
    this(learningRate, momentum, beta2, epsilon, weightDecay, noiseSeed, List.of());
  }

  /** A learning rate and the customary rest: momentum .9, beta2 .999, epsilon 1e-8, no decay. */
  public static ArraySettings of(double learningRate) {
    return new ArraySettings(learningRate, 0.9, 0.999, 1e-8, 0.0, 0L);
  }

  /** The same with another momentum. */
  public ArraySettings withMomentum(double momentum) {
    return new ArraySettings(
        learningRate, momentum, beta2, epsilon, weightDecay, noiseSeed, groups);
  }

  /** The same with another beta2. */
  public ArraySettings withBeta2(double beta2) {
    return new ArraySettings(
        learningRate, momentum, beta2, epsilon, weightDecay, noiseSeed, groups);
  }

  /** The same with another epsilon. */
  public ArraySettings withEpsilon(double epsilon) {
    return new ArraySettings(
        learningRate, momentum, beta2, epsilon, weightDecay, noiseSeed, groups);
  }

  /** The same with another weight decay. */
  public ArraySettings withWeightDecay(double weightDecay) {
    return new ArraySettings(
        learningRate, momentum, beta2, epsilon, weightDecay, noiseSeed, groups);
  }

  /** The same with another noise seed. */
  public ArraySettings withNoiseSeed(long noiseSeed) {
    return new ArraySettings(
        learningRate, momentum, beta2, epsilon, weightDecay, noiseSeed, groups);
  }

  /**
   * The same with the parameters divided into groups. The optimizer made of it checks that they fill its array; of
   * Adafactor no group may divide a tensor.
   */
  public ArraySettings withGroups(ArrayGroup... groups) {
    Objects.requireNonNull(groups, "groups");
    return new ArraySettings(
        learningRate, momentum, beta2, epsilon, weightDecay, noiseSeed, Arrays.asList(groups));
  }
}
