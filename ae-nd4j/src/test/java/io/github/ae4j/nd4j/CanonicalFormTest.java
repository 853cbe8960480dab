package io.github.ae4j.nd4j;

import static io.github.ae4j.coefficient.Coefficient.BETA2;
import static io.github.ae4j.coefficient.Coefficient.EPSILON;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.nd4j.form.Field;
import io.github.ae4j.nd4j.form.UpdaterKind;
import io.github.ae4j.signal.Statistic;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;

/** Each updater walks the path of its canonical form, whatever its coefficients do. */
class CanonicalFormTest {
  private static final int STEPS = 200;

  private static final Loops.Course WANDERING =
      (name, t) ->
          switch (name) {
            case LEARNING_RATE -> 0.02 * Math.exp(Math.sin(0.21 * t));
            case MOMENTUM -> t % 50 == 7 ? 0.0 : 0.5 + 0.45 * Math.sin(0.37 * t);
            case MOMENTUM_SHARE -> 0.6 + 0.4 * Math.sin(0.29 * t);
            case BETA2 -> 0.9 + 0.09 * Math.sin(0.11 * t);
            default -> 1e-3 * (1.5 + Math.sin(0.17 * t));
          };

  static Stream<Arguments> kindsAndTypes() {
    return Updaters.all().keySet().stream()
        .flatMap(
            name -> Stream.of(DataType.FLOAT, DataType.DOUBLE).map(t -> Arguments.of(name, t)));
  }

  private static UpdaterKind kind(String name) {
    return Objects.requireNonNull(UpdaterKind.of(Updaters.of(name)));
  }

  private static double tolerance(DataType type) {
    return type == DataType.DOUBLE ? 1e-9 : 3e-5;
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("kindsAndTypes")
  void everyCoefficientMovesEveryStep(String name, DataType type) {
    UpdaterKind kind = kind(name);
    CanonicalReference reference = new CanonicalReference(kind);
    Loops.Watch watch = new Loops.Watch();
    Preset along = Loops.along(WANDERING, names(kind, type));
    Preset both =
        (loop, adapter) -> {
          watch.preset().configure(loop, adapter);
          along.configure(loop, adapter);
        };
    Ripple ripple = new Ripple(Updaters.of(name), type);
    Field beta2Field = kind.fields().get(BETA2);
    Field epsilonField = kind.fields().get(EPSILON);
    double beta2 = beta2Field == null ? 0.0 : beta2Field.read(ripple.config);
    double epsilon = epsilonField == null ? 0.0 : epsilonField.read(ripple.config);
    try (SteeredUpdater steered = ripple.steered(both)) {
      for (int t = 1; t <= STEPS; t++) {
        Map<Statistic, Double> expected = reference.measure(t, beta2, epsilon);
        steered.step(ripple.loss(t), ripple.gradient(t));
        compare(type, t, expected, watch.seen.get(t - 1));
        reference.step(t, course(names(kind, type), t));
        beta2 = WANDERING.at(BETA2, t);
        epsilon = WANDERING.at(EPSILON, t);
        assertArrayEquals(reference.theta, ripple.weights(), tolerance(type), "after step " + t);
      }
    }
  }

  /** ND4J's own Adam in float32, whose update is ours, can share. */
  private static Set<String> names(UpdaterKind kind, DataType type) {
    Set<String> names = new HashSet<>(kind.fields().keySet());
    if (kind == UpdaterKind.ADAM && type == DataType.FLOAT) {
      names.add(MOMENTUM_SHARE);
    }
    return names;
  }

  private static Map<String, Double> course(Set<String> names, long t) {
    Map<String, Double> values = new HashMap<>();
    names.forEach(name -> values.put(name, WANDERING.at(name, t)));
    return values;
  }

  /** Inner products within a part of the product of the lengths, which for floats carry the path's error. */
  private static void compare(
      DataType type, int t, Map<Statistic, Double> expected, Map<Statistic, Double> actual) {
    double relative = type == DataType.DOUBLE ? 1e-7 : 2e-3;
    actual.forEach(
        (statistic, value) -> {
          double exact = Objects.requireNonNull(expected.get(statistic));
          double scale = Math.abs(exact) + (type == DataType.DOUBLE ? 1e-6 : 0.1);
          assertEquals(exact, value, relative * scale, statistic + " before step " + t);
        });
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("kindsAndTypes")
  void flushesResetsAndSkips(String name, DataType type) {
    UpdaterKind kind = kind(name);
    CanonicalReference reference = new CanonicalReference(kind);
    Ripple ripple = new Ripple(Updaters.of(name), type);
    Preset preset =
        Loops.along(WANDERING, names(kind, type))
            .with(loop -> loop.screen(Loops.asking(CanonicalFormTest::verdict)));
    try (SteeredUpdater steered = ripple.steered(preset)) {
      double epsilon = 1e-8;
      long live = 0;
      for (int t = 1; t <= 120; t++) {
        steered.step(ripple.loss(t), ripple.gradient(t));
        switch (verdict(t)) {
          case FLUSH_MOMENTUM -> reference.flush();
          case RESET_STATE -> reference.reset(epsilon);
          default -> {}
        }
        if (verdict(t) != Verdict.SKIP) {
          live++;
          reference.step(t, course(names(kind, type), live));
          epsilon = WANDERING.at(EPSILON, live);
        }
        assertArrayEquals(reference.theta, ripple.weights(), tolerance(type), "after step " + t);
      }
    }
  }

  private static Verdict verdict(long t) {
    return t % 40 == 13
        ? Verdict.FLUSH_MOMENTUM
        : t % 40 == 25 ? Verdict.RESET_STATE : t % 40 == 33 ? Verdict.SKIP : Verdict.APPLY;
  }

  /** Steered and held, an updater goes its own way, but for Nadam's and RmsProp's lack of a correction. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("exactlyNative")
  void heldCoefficientsAreTheNativeUpdater(String name) {
    Ripple bare = new Ripple(Updaters.of(name), DataType.DOUBLE);
    Ripple held = new Ripple(Updaters.of(name), DataType.DOUBLE);
    Preset holding =
        (loop, adapter) ->
            held.kind()
                .fields()
                .keySet()
                .forEach(
                    c ->
                        loop.coefficient(
                            io.github.ae4j.coefficient.Coefficient.of(
                                c, io.github.ae4j.coefficient.Chart.LINEAR, 0.0, 1.0)));
    try (SteeredUpdater steered = held.steered(holding)) {
      for (int t = 1; t <= STEPS; t++) {
        bare.bareStep(bare.gradient(t), t - 1);
        steered.step(held.loss(t), held.gradient(t));
        if (!name.equals("Nesterovs")) {
          // a steered epsilon is the canonical one, beside the corrected root
          assertArrayEquals(bare.weights(), held.weights(), 1e-6, "after step " + t);
        }
      }
      assertArrayEquals(bare.weights(), held.weights(), 1e-2);
    }
  }

  static Stream<String> exactlyNative() {
    return Stream.of("Sgd", "Adam", "AMSGrad", "AdaMax", "AdaGrad", "AdaDelta", "Nesterovs");
  }

  @Test
  void nativeValuesReadCanonically() {
    read(new Nesterovs(0.01, 0.9), 0.1, 0.81);
    read(new Nadam(0.01), 0.01, 0.81);
  }

  private static void read(IUpdater config, double rate, double momentum) {
    Ripple ripple = new Ripple(config);
    Preset both = Loops.along((name, t) -> 0.5, List.of(LEARNING_RATE, MOMENTUM));
    try (SteeredUpdater steered = ripple.steered(both)) {
      assertEquals(rate, steered.loop().coefficient(LEARNING_RATE), 1e-12);
      assertEquals(momentum, steered.loop().coefficient(MOMENTUM), 1e-12);
    }
  }

  @Test
  void theConfigurationHoldsWhatTheUpdaterGoesOnWith() {
    Ripple ripple = new Ripple(new Nesterovs(0.01, 0.9));
    Preset jumping =
        Loops.along(
            (name, t) -> name.equals(MOMENTUM) ? 0.81 : t % 2 == 0 ? 1.0 : 0.1,
            List.of(LEARNING_RATE, MOMENTUM));
    Nesterovs config;
    try (SteeredUpdater steered = ripple.steered(jumping)) {
      config = (Nesterovs) ripple.updater.getConfig();
      for (int t = 1; t <= 20; t++) {
        steered.step(ripple.loss(t), ripple.gradient(t));
        assertEquals(0.9, config.getMomentum(), 1e-6);
        assertEquals(t % 2 == 0 ? 0.1 : 0.01, config.getLearningRate(), 1e-6);
      }
    }
    assertTrue(config.getMomentum() < 1.0);
  }
}
