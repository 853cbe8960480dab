package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;
import static io.github.ae4j.coefficient.Coefficient.RATE_MEMORY;
import static io.github.ae4j.djl.Refused.refused;
import static io.github.ae4j.djl.Refused.says;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.DataType;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A first moment weighted by the rates is what it is on arrays, in native units and on every path. */
class RateWeightedFormTest {
  private static final int STEPS = 50;

  /** The bound on the memory acts in some steps and not in others. */
  static final Loops.Course COURSE =
      (name, t) ->
          name.equals(RATE_MEMORY)
              ? 3.0 + 2.5 * Math.sin(0.41 * t)
              : CanonicalKind.WANDERING.at(name, t);

  static Stream<Arguments> kindsTypesAndPaths() {
    List<Arguments> all = new ArrayList<>();
    for (String name : CanonicalKind.KINDS.keySet()) {
      for (StepPath path : StepPath.values()) {
        all.add(Arguments.of(name, DataType.FLOAT32, path));
      }
      all.add(Arguments.of(name, DataType.FLOAT64, StepPath.FUSED));
    }
    return all.stream();
  }

  static Preset moving(CanonicalKind kind) {
    List<String> names = new ArrayList<>(List.of(kind.coefficients()));
    names.add(RATE_MEMORY);
    return Loops.along(COURSE, names.toArray(String[]::new));
  }

  private static Preset watched(CanonicalKind kind, Loops.Watch[] watch) {
    return (loop, adapter) -> {
      watch[0] = new Loops.Watch(Loops.measurable(adapter));
      loop.screen(watch[0]);
      moving(kind).configure(loop, adapter);
    };
  }

  private static double[] served(Ripple ripple, SteeredTrainer trainer) {
    double[] theta = ripple.weights();
    double[] average;
    try (ServedReadout served = trainer.serveReadout()) {
      average = ripple.weights();
    }
    assertArrayEquals(theta, ripple.weights());
    return average;
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("kindsTypesAndPaths")
  void isWhatItIsOnArrays(String name, DataType type, StepPath path) {
    CanonicalKind kind = CanonicalKind.KINDS.get(name);
    Loops.Watch[] expected = new Loops.Watch[1];
    Loops.Watch[] actual = new Loops.Watch[1];
    try (ArrayTwin twin = new ArrayTwin(kind, watched(kind, expected));
        Ripple ripple = new Ripple(kind.optimizer().get(), type);
        SteeredTrainer trainer =
            ripple.steered(watched(kind, actual), Steering.standard().withPath(path))) {
      for (int t = 1; t <= STEPS; t++) {
        twin.step(t);
        ripple.step(trainer, t);
        compare(t, expected[0].seen.get(t - 1), actual[0].seen.get(t - 1));
        String after = "after step " + t;
        assertArrayEquals(twin.theta, ripple.weights(), CanonicalKind.FLOAT, after);
        double[] average = twin.trainer.readout();
        assertArrayEquals(average, served(ripple, trainer), CanonicalKind.FLOAT, after);
      }
    }
  }

  private static void compare(
      int t, Map<Statistic, Double> expected, Map<Statistic, Double> actual) {
    actual.forEach(
        (statistic, value) -> {
          double exact = expected.get(statistic);
          double bound = 1e-3 * Math.abs(exact) + 2e-4;
          assertEquals(exact, value, bound, statistic + " before step " + t);
        });
    assertEquals(1.0, actual.get(Statistic.MOMENTUM_WEIGHT));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("kindsTypesAndPaths")
  void flushesResetsAndRestoresAsOnArrays(String name, DataType type, StepPath path) {
    CanonicalKind kind = CanonicalKind.KINDS.get(name);
    Preset preset =
        moving(kind).with(loop -> loop.screen(Loops.asking(RateWeightedFormTest::verdict)));
    try (ArrayTwin twin = new ArrayTwin(kind, preset);
        Ripple ripple = new Ripple(kind.optimizer().get(), type);
        SteeredTrainer trainer = ripple.steered(preset, Steering.standard().withPath(path))) {
      for (int t = 1; t <= 2 * STEPS; t++) {
        twin.step(t);
        ripple.step(trainer, t);
        String after = "after step " + t;
        assertArrayEquals(twin.theta, ripple.weights(), CanonicalKind.FLOAT, after);
        double[] average = twin.trainer.readout();
        assertArrayEquals(average, served(ripple, trainer), CanonicalKind.FLOAT, after);
      }
    }
  }

  private static Verdict verdict(long t) {
    return switch ((int) (t % 40)) {
      case 9 -> Verdict.FLUSH_MOMENTUM;
      case 17 -> Verdict.RESET_STATE;
      case 25 -> Verdict.SKIP;
      case 33 -> Verdict.RESTORE_READOUT;
      default -> Verdict.APPLY;
    };
  }

  /** The rate's zeros leave nothing in the moment, and a share of 0 nothing of it in the update. */
  @ParameterizedTest
  @ValueSource(strings = {"Sgd", "Adam", "AdamW"})
  void rateAndShareMayVanish(String name) {
    CanonicalKind kind = CanonicalKind.KINDS.get(name);
    Loops.Course vanishing =
        (coefficient, t) ->
            coefficient.equals(LEARNING_RATE) && t % 7 == 3
                    || coefficient.equals(MOMENTUM_SHARE) && t % 5 == 2
                ? 0.0
                : COURSE.at(coefficient, t);
    Preset preset = Loops.along(vanishing, LEARNING_RATE, MOMENTUM, MOMENTUM_SHARE, RATE_MEMORY);
    try (ArrayTwin twin = new ArrayTwin(kind, preset);
        Ripple ripple = new Ripple(kind.optimizer().get());
        SteeredTrainer trainer = ripple.steered(preset)) {
      for (int t = 1; t <= STEPS; t++) {
        twin.step(t);
        ripple.step(trainer, t);
        assertArrayEquals(twin.theta, ripple.weights(), CanonicalKind.FLOAT, "after step " + t);
      }
    }
  }

  /** Steps that are not measured are made with the coefficients as they are, and count in W. */
  @ParameterizedTest
  @ValueSource(strings = {"Sgd", "Adam", "AdamW"})
  void everyThirdStepIsMeasured(String name) {
    CanonicalKind kind = CanonicalKind.KINDS.get(name);
    Cadence cadence = new Cadence(5, 3);
    try (ArrayTwin twin = new ArrayTwin(kind, moving(kind), cadence);
        Ripple ripple = new Ripple(kind.optimizer().get());
        SteeredTrainer trainer =
            ripple.steered(moving(kind), Steering.standard().withCadence(cadence))) {
      for (int t = 1; t <= STEPS; t++) {
        twin.step(t);
        ripple.step(trainer, t);
        String after = "after step " + t;
        assertArrayEquals(twin.theta, ripple.weights(), CanonicalKind.FLOAT, after);
        double[] average = twin.trainer.readout();
        assertArrayEquals(average, served(ripple, trainer), CanonicalKind.FLOAT, after);
      }
      assertEquals(twin.trainer.loop().steps(), trainer.loop().steps());
    }
  }

  @Test
  void needsAMomentAndWhatFormsIt() {
    try (Ripple ripple = new Ripple(Optimizers.plainSgd())) {
      says(
          refused(
              IllegalArgumentException.class,
              () ->
                  ripple.steered(
                      Loops.holding(LEARNING_RATE, MOMENTUM, MOMENTUM_SHARE, RATE_MEMORY))),
          "Sgd",
          "momentum");
    }
    try (Ripple ripple = new Ripple(Optimizers.adam())) {
      says(
          refused(
              IllegalArgumentException.class,
              () -> ripple.steered(Loops.holding(LEARNING_RATE, RATE_MEMORY))),
          RATE_MEMORY,
          MOMENTUM_SHARE);
    }
  }
}
