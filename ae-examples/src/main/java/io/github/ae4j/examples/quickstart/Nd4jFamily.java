package io.github.ae4j.examples.quickstart;

import java.util.Locale;
import java.util.function.DoubleFunction;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/** The updaters of ND4J. */
enum Nd4jFamily implements OptimizerFamily {
  /** Adam as ND4J has it: beta1 0.9, beta2 0.999. */
  ADAM(1e-3, "alpha = lr", "beta1 (1)", Adam::new),
  /** Nesterov's momentum of 0.9; it looks ahead, so that its direction forgets with the square. */
  NESTEROVS(
      1e-2,
      "alpha = lr / (1 - momentum)",
      "momentum squared (1)",
      learningRate -> new Nesterovs(learningRate, Nd4jFamily.DECAY));

  private static final double DECAY = 0.9;

  private final double customary;
  private final String rateText;
  private final String momentumText;
  private final DoubleFunction<IUpdater> maker;

  Nd4jFamily(
      double customary, String rateText, String momentumText, DoubleFunction<IUpdater> maker) {
    this.customary = customary;
    this.rateText = rateText;
    this.momentumText = momentumText;
    this.maker = maker;
  }

  /** A fresh updater with a fixed learning rate. */
  IUpdater updater(double learningRate) {
    return maker.apply(learningRate);
  }

  @Override
  public double canonical(double learningRate) {
    return this == ADAM ? learningRate : learningRate / (1.0 - DECAY);
  }

  @Override
  public double momentum() {
    return this == ADAM ? DECAY : DECAY * DECAY;
  }

  @Override
  public double customaryLearningRate() {
    return customary;
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
