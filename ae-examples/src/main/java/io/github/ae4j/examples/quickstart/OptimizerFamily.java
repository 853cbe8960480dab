package io.github.ae4j.examples.quickstart;

import io.github.ae4j.coefficient.Coefficient;
import java.util.Map;

/** A kind of optimizer the quickstart can train with, whatever the engine. */
interface OptimizerFamily {
  /** Learning rate it starts at where none is given, in its own unit. */
  double customaryLearningRate();

  /** Decay of its first moment, in canonical form. */
  double momentum();

  /** Learning rate of the canonical form m = mu m + (1 - mu) g, theta -= alpha m. */
  double canonical(double learningRate);

  /** What the canonical learning rate is in the optimizer's own coefficients, for a plot. */
  String rateText();

  /** What the canonical momentum is in the optimizer's own coefficients, for a plot. */
  String momentumText();

  /** The name it has on the command line. */
  String option();

  /** The coefficients of the bare optimizer, in canonical form. */
  default Map<String, Double> fixed(double learningRate) {
    return Map.of(
        Coefficient.LEARNING_RATE, canonical(learningRate), Coefficient.MOMENTUM, momentum());
  }
}
