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
  ADAMW,
  /** Adafactor, its second moment factored by the shapes of the task. */
  ADAFACTOR;

  /** Weight decay AdamW has by custom. */
  public static final double DECAY = 0.01;

  /** In lower case, as arms are named. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The array backend's optimizer of this kind, updating the start's parameters in place. */
  public ArrayOptimizer on(Start start, double learningRate) {
    double[] parameters = start.parameters();
    ArraySettings settings = ArraySettings.of(learningRate).withNoiseSeed(start.seed());
    return switch (this) {
      case SGD -> ArrayOptimizer.sgd(parameters, settings);
      case ADAM -> ArrayOptimizer.adam(parameters, settings);
      case ADAMW -> ArrayOptimizer.adamW(parameters, settings.withWeightDecay(DECAY));
      case ADAFACTOR -> ArrayOptimizer.adafactor(parameters, start.shapes(), settings);
    };
  }
}
