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
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The translation to native units agrees with the canonical form computed on its own. */
class CanonicalFormTest {
  private static final int STEPS = 200;
  private static final double FLOAT = 2e-5;

  record Kind(Supplier<Optimizer> optimizer, boolean adam, boolean decoupled, double decay) {
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
  }

  private static final Map<String, Kind> KINDS = kinds();

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put("Sgd", new Kind(Optimizers::sgd, false, false, 0.0));
    kinds.put("Adam", new Kind(Optimizers::adam, true, false, 0.0));
    kinds.put("AdamW", new Kind(Optimizers::adamW, true, true, 0.01f));
    return kinds;
  }

  private static final Loops.Course WANDERING =
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

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("kindsAndTypes")
  void heldCoefficients(String name, DataType type) {
    Kind kind = KINDS.get(name);
    Map<String, Double> held =
        Map.of(
            LEARNING_RATE,
            kind.adam ? (double) 0.01f : 0.01f / (1.0 - 0.9f),
            MOMENTUM,
            (double) 0.9f,
            MOMENTUM_SHARE,
            1.0,
            BETA2,
            (double) 0.999f,
            EPSILON,
            (double) 1e-8f,
            WEIGHT_DECAY,
            kind.decay);
    CanonicalReference reference = kind.reference();
    try (Ripple ripple = new Ripple(kind.optimizer.get(), type);
        SteeredTrainer trainer = ripple.steered(Loops.holding(kind.coefficients()))) {
      for (int t = 1; t <= STEPS; t++) {
        ripple.step(trainer, t);
        reference.step(t, held);
        assertArrayEquals(reference.theta, ripple.weights(), FLOAT, "after step " + t);
      }
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("kindsAndTypes")
  void everyCoefficientMovesEveryStep(String name, DataType type) {
    Kind kind = KINDS.get(name);
    CanonicalReference reference = kind.reference();
    Loops.Watch[] watch = new Loops.Watch[1];
    Preset preset =
        (loop, adapter) -> {
          watch[0] = new Loops.Watch(Loops.measurable(adapter));
          loop.screen(watch[0]);
          Loops.along(WANDERING, kind.coefficients()).configure(loop, adapter);
        };
    try (Ripple ripple = new Ripple(kind.optimizer.get(), type);
        SteeredTrainer trainer = ripple.steered(preset)) {
      double beta2 = 0.999f;
      double epsilon = 1e-8f;
      for (int t = 1; t <= STEPS; t++) {
        Map<Statistic, Double> expected = reference.measure(t, beta2, epsilon);
        ripple.step(trainer, t);
        compare(t, expected, watch[0].seen.get(t - 1));
        reference.step(t, course(kind, t));
        beta2 = WANDERING.at(BETA2, t);
        epsilon = WANDERING.at(EPSILON, t);
        assertArrayEquals(reference.theta, ripple.weights(), FLOAT, "after step " + t);
      }
    }
  }

  /** An averaged readout follows, which the script makes with the update. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"Sgd", "Adam", "AdamW"})
  void everyCoefficientMovesByTheScript(String name) {
    Kind kind = KINDS.get(name);
    CanonicalReference reference = kind.reference();
    List<String> names = new ArrayList<>(List.of(kind.coefficients()));
    names.add(READOUT_RATE);
    Preset along = Loops.along(WANDERING, names.toArray(String[]::new));
    try (Ripple ripple = new Ripple(kind.optimizer.get());
        SteeredTrainer trainer = ripple.steered(along)) {
      for (int t = 1; t <= STEPS; t++) {
        ripple.step(trainer, t);
        reference.step(t, course(kind, t));
        assertArrayEquals(reference.theta, ripple.weights(), FLOAT, "after step " + t);
      }
    }
  }

  private static Map<String, Double> course(Kind kind, long t) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (String coefficient : kind.coefficients()) {
      values.put(coefficient, WANDERING.at(coefficient, t));
    }
    return values;
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

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("kindsAndTypes")
  void flushesAndResets(String name, DataType type) {
    Kind kind = KINDS.get(name);
    CanonicalReference reference = kind.reference();
    Preset preset =
        Loops.along(WANDERING, kind.coefficients())
            .with(loop -> loop.screen(Loops.asking(CanonicalFormTest::verdict)));
    try (Ripple ripple = new Ripple(kind.optimizer.get(), type);
        SteeredTrainer trainer = ripple.steered(preset)) {
      long live = 0;
      for (int t = 1; t <= 120; t++) {
        ripple.step(trainer, t);
        switch (verdict(t)) {
          case FLUSH_MOMENTUM -> reference.flush();
          case RESET_STATE -> reference.reset();
          default -> {}
        }
        if (verdict(t) != Verdict.SKIP) {
          live++;
          reference.step(t, course(kind, live));
        }
        assertArrayEquals(reference.theta, ripple.weights(), FLOAT, "after step " + t);
      }
    }
  }

  private static Verdict verdict(long t) {
    return t % 40 == 13
        ? Verdict.FLUSH_MOMENTUM
        : t % 40 == 25 ? Verdict.RESET_STATE : t % 40 == 33 ? Verdict.SKIP : Verdict.APPLY;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("partly")
  void unsteeredCoefficientsKeepTheirNativeValues(String name, List<String> steered) {
    Kind kind = KINDS.get(name);
    CanonicalReference reference = kind.reference();
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(LEARNING_RATE, kind.adam ? (double) 0.01f : 0.01f / (1.0 - 0.9f));
    values.put(MOMENTUM, (double) 0.9f);
    values.put(BETA2, (double) 0.999f);
    values.put(WEIGHT_DECAY, kind.decay);
    try (Ripple ripple = new Ripple(kind.optimizer.get());
        SteeredTrainer trainer =
            ripple.steered(Loops.along(WANDERING, steered.toArray(String[]::new)))) {
      for (int t = 1; t <= STEPS; t++) {
        ripple.step(trainer, t);
        for (String coefficient : steered) {
          values.put(coefficient, WANDERING.at(coefficient, t));
        }
        reference.step(t, values);
        assertArrayEquals(reference.theta, ripple.weights(), FLOAT, "after step " + t);
      }
    }
  }

  static Stream<Arguments> partly() {
    List<Arguments> cases = new ArrayList<>();
    for (String name : KINDS.keySet()) {
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
