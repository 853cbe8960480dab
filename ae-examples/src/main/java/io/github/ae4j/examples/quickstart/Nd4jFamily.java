package io.github.ae4j.examples.quickstart;

import java.util.Locale;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/** The updaters of ND4J. */
enum Nd4jFamily implements OptimizerFamily {
  /** Adam as ND4J has it: beta1 0.9, beta2 0.999. */
  ADAM(1e-3, "alpha = lr", "beta1 (1)") {
    @Override
    IUpdater updater(double learningRate) {
      return new Adam(learningRate);
    }

    @Override
    public double canonical(double learningRate) {
      return learningRate;
    }

    @Override
    public double momentum() {
      return DECAY;
    }
  },
  /** Nesterov's momentum of 0.9; it looks ahead, so that its direction forgets with the square. */
  NESTEROVS(1e-2, "alpha = lr / (1 - momentum)", "momentum squared (1)") {
    @Override
    IUpdater updater(double learningRate) {
      return new Nesterovs(learningRate, DECAY);
    }

    @Override
    public double canonical(double learningRate) {
      return learningRate / (1.0 - DECAY);
    }

    @Override
    public double momentum() {
      return DECAY * DECAY;
    }
  };

  private static final double DECAY = 0.9;

  private final double customary;
  private final String rateText;
  private final String momentumText;

  Nd4jFamily(double customary, String rateText, String momentumText) {
    this.customary = customary;
    this.rateText = rateText;
    this.momentumText = momentumText;
  }

  /** A fresh updater with a fixed learning rate. */
  abstract IUpdater updater(double learningRate);

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
