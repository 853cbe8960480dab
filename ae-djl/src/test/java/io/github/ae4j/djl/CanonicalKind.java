package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.BETA2;
import static io.github.ae4j.coefficient.Coefficient.EPSILON;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;
import static io.github.ae4j.coefficient.Coefficient.WEIGHT_DECAY;

import ai.djl.ndarray.types.DataType;
import ai.djl.training.optimizer.Optimizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A kind of optimizer, its canonical form, and a course for each of its coefficients. */
record CanonicalKind(Supplier<Optimizer> optimizer, boolean adam, boolean decoupled, double decay) {
  static final int STEPS = 200;
  static final double FLOAT = 2e-5;

  CanonicalReference reference() {
    CanonicalReference reference = new CanonicalReference(adam, decoupled);
    reference.startDecay(decay);
    return reference;
  }

  String[] coefficients() {
    return adam
        ? new String[] {LEARNING_RATE, MOMENTUM, MOMENTUM_SHARE, BETA2, EPSILON, WEIGHT_DECAY}
        : new String[] {LEARNING_RATE, MOMENTUM, MOMENTUM_SHARE, WEIGHT_DECAY};
  }

  static final Map<String, CanonicalKind> KINDS = kinds();

  private static Map<String, CanonicalKind> kinds() {
    Map<String, CanonicalKind> kinds = new LinkedHashMap<>();
    kinds.put("Sgd", new CanonicalKind(Optimizers::sgd, false, false, 0.0));
    kinds.put("Adam", new CanonicalKind(Optimizers::adam, true, false, 0.0));
    kinds.put("AdamW", new CanonicalKind(Optimizers::adamW, true, true, 0.01f));
    return kinds;
  }

  static final Loops.Course WANDERING =
      (name, t) ->
          switch (name) {
            case LEARNING_RATE -> 0.02 * Math.exp(Math.sin(0.21 * t));
            case MOMENTUM -> t % 50 == 7 ? 0.0 : 0.5 + 0.45 * Math.sin(0.37 * t);
            case MOMENTUM_SHARE -> 0.6 + 0.4 * Math.sin(0.29 * t);
            case BETA2 -> 0.9 + 0.09 * Math.sin(0.11 * t);
            case EPSILON -> 1e-3 * (1.5 + Math.sin(0.17 * t));
            default -> 0.05 * (1.2 + Math.sin(0.13 * t));
          };

  static Stream<Arguments> kindsAndTypes() {
    return KINDS.keySet().stream()
        .flatMap(
            name ->
                Stream.of(
                    Arguments.of(name, DataType.FLOAT32), Arguments.of(name, DataType.FLOAT64)));
  }

  /** Where the course is at a step. */
  Map<String, Double> course(long t) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (String coefficient : coefficients()) {
      values.put(coefficient, WANDERING.at(coefficient, t));
    }
    return values;
  }
}
