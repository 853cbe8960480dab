package io.github.ae4j.djl.ecology;

import io.github.ae4j.ecology.Learned;
import io.github.ae4j.ecology.LoraFactors;
import io.github.ae4j.ecology.Plasticity;
import java.util.function.Function;

/** A step of an adapter down the slope of a loss. */
final class Backprop {
  private Backprop() {}

  /**
   * A step.
   *
   * @param memory of the optimizer after the last step
   * @param tokens that go through
   * @param slope of the loss by the adapter's numbers
   */
  static Learned step(
      LoraFactors factors,
      byte[] memory,
      long tokens,
      Plasticity plasticity,
      Function<FlatFactors, Slope> slope) {
    FlatFactors flat = FlatFactors.of(factors);
    FactorAdam adam = new FactorAdam(flat.values().length, memory);
    Slope found = slope.apply(flat);
    adam.step(flat.values(), found.gradient(), plasticity);
    return new Learned(flat.factors(), adam.memory(), tokens, found.loss());
  }
}
