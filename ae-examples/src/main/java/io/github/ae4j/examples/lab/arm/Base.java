package io.github.ae4j.examples.lab.arm;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.group.ArrayGroup;
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
    return on(start, ArraySettings.of(learningRate));
  }

  /** The same, told what the network's head is: its last matrix, and what lies behind it. */
  ArrayOptimizer withHead(Start start, double learningRate) {
    int n = start.parameters().length;
    int head = start.head();
    ArrayGroup body = ArrayGroup.own("body", 0, head);
    ArrayGroup last = ArrayGroup.head("head", head, n, body.name());
    return on(start, ArraySettings.of(learningRate).withGroups(body, last));
  }

  private ArrayOptimizer on(Start start, ArraySettings given) {
    double[] parameters = start.parameters();
    ArraySettings settings = given.withNoiseSeed(start.seed());
    return switch (this) {
      case SGD -> ArrayOptimizer.sgd(parameters, settings);
      case ADAM -> ArrayOptimizer.adam(parameters, settings);
      case ADAMW -> ArrayOptimizer.adamW(parameters, settings.withWeightDecay(DECAY));
      case ADAFACTOR -> ArrayOptimizer.adafactor(parameters, start.shapes(), settings);
    };
  }
}
