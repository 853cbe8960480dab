package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.BETA2;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;
import static io.github.ae4j.coefficient.Coefficient.WEIGHT_DECAY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.training.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not steered stays native, and what was native is taken up. */
class PartlySteeredTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("partly")
  void unsteeredCoefficientsKeepTheirNativeValues(String name, List<String> steered) {
    CanonicalKind kind = CanonicalKind.KINDS.get(name);
    CanonicalReference reference = kind.reference();
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(LEARNING_RATE, kind.adam() ? (double) 0.01f : 0.01f / (1.0 - 0.9f));
    values.put(MOMENTUM, (double) 0.9f);
    values.put(BETA2, (double) 0.999f);
    values.put(WEIGHT_DECAY, kind.decay());
    try (Ripple ripple = new Ripple(kind.optimizer().get());
        SteeredTrainer trainer =
            ripple.steered(Loops.along(CanonicalKind.WANDERING, steered.toArray(String[]::new)))) {
      for (int t = 1; t <= CanonicalKind.STEPS; t++) {
        ripple.step(trainer, t);
        for (String coefficient : steered) {
          values.put(coefficient, CanonicalKind.WANDERING.at(coefficient, t));
        }
        reference.step(t, values);
        assertArrayEquals(
            reference.theta, ripple.weights(), CanonicalKind.FLOAT, "after step " + t);
      }
    }
  }

  static Stream<Arguments> partly() {
    List<Arguments> cases = new ArrayList<>();
    for (String name : CanonicalKind.KINDS.keySet()) {
      cases.add(Arguments.of(name, List.of(LEARNING_RATE)));
      cases.add(Arguments.of(name, List.of(MOMENTUM)));
      cases.add(Arguments.of(name, List.of(MOMENTUM_SHARE)));
      cases.add(Arguments.of(name, List.of(LEARNING_RATE, MOMENTUM)));
      if (!name.equals("Sgd")) {
        cases.add(Arguments.of(name, List.of(BETA2)));
        cases.add(Arguments.of(name, List.of(WEIGHT_DECAY, BETA2)));
      }
    }
    return cases.stream();
  }

  @Test
  void nativeValuesReadCanonically() {
    try (Ripple ripple = new Ripple(Optimizers.sgd());
        SteeredTrainer trainer = ripple.steered(Loops.holding(LEARNING_RATE, MOMENTUM))) {
      assertEquals(0.1, trainer.loop().coefficient(LEARNING_RATE), 1e-7);
      assertEquals(0.9, trainer.loop().coefficient(MOMENTUM), 1e-7);
    }
  }

  @Test
  void takesUpAnOptimizerThatHasTrained() {
    Optimizer optimizer = Optimizers.sgd();
    try (Ripple ripple = new Ripple(optimizer)) {
      CanonicalReference reference = new CanonicalReference(false, false);
      try (var trainer = ripple.bare()) {
        ripple.steps(trainer, 1, 300);
      }
      try (SteeredTrainer trainer = ripple.steered(Loops.holding(LEARNING_RATE, MOMENTUM))) {
        double[] before = ripple.weights();
        for (int t = 1; t <= 300; t++) { // far along, native and canonical steps are the same
          reference.step(t, Map.of(LEARNING_RATE, 0.01f / (1.0 - 0.9f), MOMENTUM, (double) 0.9f));
        }
        System.arraycopy(before, 0, reference.theta, 0, before.length);
        for (int t = 301; t <= 320; t++) {
          ripple.step(trainer, t);
          reference.step(t, Map.of(LEARNING_RATE, 0.01f / (1.0 - 0.9f), MOMENTUM, (double) 0.9f));
          assertArrayEquals(reference.theta, ripple.weights(), 1e-3, "after step " + t);
        }
      }
    }
  }
}
