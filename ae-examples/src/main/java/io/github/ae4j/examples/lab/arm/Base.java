package io.github.ae4j.examples.lab.arm;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import java.util.Locale;

/** The optimizers a loop or a schedule is put around. */
public enum Base {
  /** SGD with momentum .9. */
  SGD,
  /** Adam. */
  ADAM,
  /** AdamW with decay .01. */
  ADAMW;

  /** Weight decay AdamW has by custom. */
  public static final double DECAY = 0.01;

  /** In lower case, as arms are named. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The array backend's optimizer of this kind, updating the parameters in place. */
  public ArrayOptimizer on(double[] parameters, double learningRate, long noiseSeed) {
    ArraySettings settings = ArraySettings.of(learningRate).withNoiseSeed(noiseSeed);
    return switch (this) {
      case SGD -> ArrayOptimizer.sgd(parameters, settings);
      case ADAM -> ArrayOptimizer.adam(parameters, settings);
      case ADAMW -> ArrayOptimizer.adamW(parameters, settings.withWeightDecay(DECAY));
    };
  }
}
