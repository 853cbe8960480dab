package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.BETA2;
import static io.github.ae4j.coefficient.Coefficient.EPSILON;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;
import static io.github.ae4j.coefficient.Coefficient.READOUT_RATE;
import static io.github.ae4j.coefficient.Coefficient.WEIGHT_DECAY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.DataType;
import io.github.ae4j.Preset;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The translation to native units agrees with the canonical form computed on its own. */
class CanonicalFormTest {
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("io.github.ae4j.djl.CanonicalKind#kindsAndTypes")
  void heldCoefficients(String name, DataType type) {
    CanonicalKind kind = CanonicalKind.KINDS.get(name);
    Map<String, Double> held =
        Map.of(
            LEARNING_RATE,
            kind.adam() ? (double) 0.01f : 0.01f / (1.0 - 0.9f),
            MOMENTUM,
            (double) 0.9f,
            MOMENTUM_SHARE,
            1.0,
            BETA2,
            (double) 0.999f,
            EPSILON,
            (double) 1e-8f,
            WEIGHT_DECAY,
            kind.decay());
    CanonicalReference reference = kind.reference();
    try (Ripple ripple = new Ripple(kind.optimizer().get(), type);
        SteeredTrainer trainer = ripple.steered(Loops.holding(kind.coefficients()))) {
      for (int t = 1; t <= CanonicalKind.STEPS; t++) {
        ripple.step(trainer, t);
        reference.step(t, held);
        assertArrayEquals(
            reference.theta, ripple.weights(), CanonicalKind.FLOAT, "after step " + t);
      }
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("io.github.ae4j.djl.CanonicalKind#kindsAndTypes")
  void everyCoefficientMovesEveryStep(String name, DataType type) {
    CanonicalKind kind = CanonicalKind.KINDS.get(name);
    CanonicalReference reference = kind.reference();
    Loops.Watch[] watch = new Loops.Watch[1];
    Preset preset =
        (loop, adapter) -> {
          watch[0] = new Loops.Watch(Loops.measurable(adapter));
          loop.screen(watch[0]);
          Loops.along(CanonicalKind.WANDERING, kind.coefficients()).configure(loop, adapter);
        };
    try (Ripple ripple = new Ripple(kind.optimizer().get(), type);
        SteeredTrainer trainer = ripple.steered(preset)) {
      double beta2 = 0.999f;
      double epsilon = 1e-8f;
      for (int t = 1; t <= CanonicalKind.STEPS; t++) {
        Map<Statistic, Double> expected = reference.measure(t, beta2, epsilon);
        ripple.step(trainer, t);
        compare(t, expected, watch[0].seen.get(t - 1));
        reference.step(t, kind.course(t));
        beta2 = CanonicalKind.WANDERING.at(BETA2, t);
        epsilon = CanonicalKind.WANDERING.at(EPSILON, t);
        assertArrayEquals(
            reference.theta, ripple.weights(), CanonicalKind.FLOAT, "after step " + t);
      }
    }
  }

  /** An averaged readout follows, which the script makes with the update. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"Sgd", "Adam", "AdamW"})
  void everyCoefficientMovesByTheScript(String name) {
    CanonicalKind kind = CanonicalKind.KINDS.get(name);
    CanonicalReference reference = kind.reference();
    List<String> names = new ArrayList<>(List.of(kind.coefficients()));
    names.add(READOUT_RATE);
    Preset along = Loops.along(CanonicalKind.WANDERING, names.toArray(String[]::new));
    try (Ripple ripple = new Ripple(kind.optimizer().get());
        SteeredTrainer trainer = ripple.steered(along)) {
      for (int t = 1; t <= CanonicalKind.STEPS; t++) {
        ripple.step(trainer, t);
        reference.step(t, kind.course(t));
        assertArrayEquals(
            reference.theta, ripple.weights(), CanonicalKind.FLOAT, "after step " + t);
      }
    }
  }

  private static void compare(
      int t, Map<Statistic, Double> expected, Map<Statistic, Double> actual) {
    actual.forEach(
        (statistic, value) -> {
          double exact = expected.get(statistic);
          assertEquals(
              exact, value, 1e-3 * Math.abs(exact) + 2e-4, statistic + " before step " + t);
        });
  }
}
