package io.github.ae4j.examples.quickstart;

import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** The optimizers of DJL. */
enum Family implements OptimizerFamily {
  /** AdamW as DJL has it: beta1 0.9, beta2 0.999. */
  ADAMW(1e-3, "alpha = lr", "beta1 (1)", Family::adamw),
  /** SGD with momentum 0.9, the heavy ball. */
  SGD(1e-2, "alpha = lr / (1 - momentum)", "momentum (1)", Family::sgd);

  private static final double MOMENTUM = 0.9;

  private final double customary;
  private final String rateText;
  private final String momentumText;
  private final DoubleFunction<Optimizer> maker;

  Family(double customary, String rateText, String momentumText, DoubleFunction<Optimizer> maker) {
    this.customary = customary;
    this.rateText = rateText;
    this.momentumText = momentumText;
    this.maker = maker;
  }

  /** A fresh optimizer with a fixed learning rate. */
  Optimizer optimizer(double learningRate) {
    return maker.apply(learningRate);
  }

  private static Optimizer adamw(double learningRate) {
    return Optimizer.adamW().optLearningRateTracker(Tracker.fixed((float) learningRate)).build();
  }

  private static Optimizer sgd(double learningRate) {
    return Optimizer.sgd()
        .setLearningRateTracker(Tracker.fixed((float) learningRate))
        .optMomentum((float) MOMENTUM)
        .build();
  }

  @Override
  public double canonical(double learningRate) {
    return this == ADAMW ? learningRate : learningRate / (1.0 - MOMENTUM);
  }

  @Override
  public double customaryLearningRate() {
    return customary;
  }

  @Override
  public double momentum() {
    return MOMENTUM;
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
