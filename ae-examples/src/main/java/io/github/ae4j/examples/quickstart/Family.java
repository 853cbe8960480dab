package io.github.ae4j.examples.quickstart;

import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Locale;

/** The optimizers of DJL. */
enum Family implements OptimizerFamily {
  /** AdamW as DJL has it: beta1 0.9, beta2 0.999. */
  ADAMW(1e-3, "alpha = lr", "beta1 (1)") {
    @Override
    Optimizer optimizer(double learningRate) {
      return Optimizer.adamW().optLearningRateTracker(Tracker.fixed((float) learningRate)).build();
    }

    @Override
    public double canonical(double learningRate) {
      return learningRate;
    }
  },
  /** SGD with momentum 0.9, the heavy ball. */
  SGD(1e-2, "alpha = lr / (1 - momentum)", "momentum (1)") {
    @Override
    Optimizer optimizer(double learningRate) {
      return Optimizer.sgd()
          .setLearningRateTracker(Tracker.fixed((float) learningRate))
          .optMomentum((float) momentum())
          .build();
    }

    @Override
    public double canonical(double learningRate) {
      return learningRate / (1.0 - momentum());
    }
  };

  private final double customary;
  private final String rateText;
  private final String momentumText;

  Family(double customary, String rateText, String momentumText) {
    this.customary = customary;
    this.rateText = rateText;
    this.momentumText = momentumText;
  }

  /** A fresh optimizer with a fixed learning rate. */
  abstract Optimizer optimizer(double learningRate);

  @Override
  public double customaryLearningRate() {
    return customary;
  }

  @Override
  public double momentum() {
    return 0.9;
  }

  @Override
  public String rateText() {
    return rateText;
  }

  @Override
  public String momentumText() {
    return momentumText;
  }

  @Override
  public String option() {
    return name().toLowerCase(Locale.ROOT);
  }
}
