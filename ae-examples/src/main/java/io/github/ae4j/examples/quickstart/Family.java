package io.github.ae4j.examples.quickstart;

import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.coefficient.Coefficient;
import java.util.Locale;
import java.util.Map;

/** The optimizers the quickstart can train with. */
enum Family {
  /** AdamW as DJL has it: beta1 0.9, beta2 0.999. */
  ADAMW(1e-3, Family.MOMENTUM) {
    @Override
    Optimizer optimizer(double learningRate) {
      return Optimizer.adamW().optLearningRateTracker(Tracker.fixed((float) learningRate)).build();
    }

    @Override
    double canonical(double learningRate) {
      return learningRate;
    }
  },
  /** SGD with momentum 0.9, the heavy ball. */
  SGD(1e-2, Family.MOMENTUM) {
    @Override
    Optimizer optimizer(double learningRate) {
      return Optimizer.sgd()
          .setLearningRateTracker(Tracker.fixed((float) learningRate))
          .optMomentum((float) momentum)
          .build();
    }

    @Override
    double canonical(double learningRate) {
      return learningRate / (1.0 - momentum);
    }
  };

  private static final double MOMENTUM = 0.9;

  /** Learning rate it starts at where none is given, in its own unit. */
  final double customaryLearningRate;

  /** Decay of its first moment. */
  final double momentum;

  Family(double customaryLearningRate, double momentum) {
    this.customaryLearningRate = customaryLearningRate;
    this.momentum = momentum;
  }

  /** A fresh optimizer with a fixed learning rate. */
  abstract Optimizer optimizer(double learningRate);

  /** Learning rate of the canonical form m = mu m + (1 - mu) g, theta -= alpha m. */
  abstract double canonical(double learningRate);

  /** The coefficients of the bare optimizer, in canonical form. */
  Map<String, Double> fixed(double learningRate) {
    return Map.of(
        Coefficient.LEARNING_RATE, canonical(learningRate), Coefficient.MOMENTUM, momentum);
  }

  /** The name it has on the command line. */
  String option() {
    return name().toLowerCase(Locale.ROOT);
  }
}
