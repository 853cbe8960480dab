package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.BETA2;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;
import static io.github.ae4j.coefficient.Coefficient.RATE_MEMORY;
import static io.github.ae4j.djl.Refused.refused;
import static io.github.ae4j.djl.Refused.says;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.adapter.RateWeightedMoment;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.djl.form.OptimizerFields;
import io.github.ae4j.djl.form.StateMap;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
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
  private static final Loops.Course COURSE =
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

  private static Preset moving(CanonicalKind kind) {
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

  /** m, v and W of an optimizer that has run are what its buffers hold, at its present rate. */
  @ParameterizedTest
  @ValueSource(strings = {"Sgd", "Adam", "AdamW"})
  void takesUpAnOptimizerThatHasRun(String name) {
    CanonicalKind kind = CanonicalKind.KINDS.get(name);
    Optimizer optimizer = kind.optimizer().get();
    try (Ripple ripple = new Ripple(optimizer)) {
      try (Trainer bare = ripple.bare()) {
        ripple.steps(bare, 1, 5);
      }
      Reference reference = new Reference(kind, ripple.weights(), new OptimizerFields(optimizer));
      try (SteeredTrainer trainer = ripple.steered(moving(kind))) {
        assertArrayEquals(ripple.weights(), served(ripple, trainer));
        for (int t = 6; t <= 30; t++) {
          ripple.step(trainer, t);
          reference.step(t, coefficient -> COURSE.at(coefficient, trainer.loop().steps()));
          assertArrayEquals(
              reference.theta, ripple.weights(), CanonicalKind.FLOAT, "after step " + t);
        }
      }
    }
  }

  /** From the definition, started from an optimizer's buffers after five of its own steps. */
  private static final class Reference {
    private interface Course {
      double at(String coefficient);
    }

    final double[] theta;
    private final CanonicalKind kind;
    private final double[] m;
    private final double[] v;
    private final RateWeightedMoment moment = new RateWeightedMoment();
    private double w;
    private double c2 = 1.0 - Math.pow(0.999f, 5);

    Reference(CanonicalKind kind, double[] theta, OptimizerFields fields) {
      double c = 1.0 - Math.pow(0.9f, 5);
      double alpha = kind.adam() ? 0.01f : 0.01f / (1.0 - 0.9f);
      double unit = kind.adam() ? c : c * alpha;
      this.kind = kind;
      this.theta = theta;
      m = Arrays.stream(numbers(fields.firstMoments())).map(x -> x / unit).toArray();
      v = kind.adam() ? numbers(fields.secondMoments()) : new double[theta.length];
      w = c * alpha * 0.9f / (1.0 - 0.9f);
    }

    /** The vector has five coordinates, the matrix six. */
    private static double[] numbers(StateMap map) {
      return map.tensors().values().stream()
          .map(devices -> devices.get(Device.cpu()))
          .sorted((a, b) -> Long.compare(a.size(), b.size()))
          .map((NDArray tensor) -> Weights.of(tensor))
          .flatMapToDouble(Arrays::stream)
          .toArray();
    }

    void step(long t, Course course) {
      double alpha = course.at(LEARNING_RATE);
      double decay = course.at("weightDecay");
      double share = course.at(MOMENTUM_SHARE);
      double beta2 = course.at(BETA2);
      moment.settle(w, alpha, course.at(MOMENTUM), share, course.at(RATE_MEMORY));
      w = moment.weight();
      c2 = beta2 * c2 + 1.0 - beta2;
      for (int i = 0; i < theta.length; i++) {
        double g = Ripple.gradient(i, t, theta[i]) + (kind.decoupled() ? 0.0 : decay * theta[i]);
        m[i] = moment.beta() * m[i] + (1.0 - moment.beta()) * g;
        v[i] = beta2 * v[i] + (1.0 - beta2) * g * g;
        double p = kind.adam() ? 1.0 / (Math.sqrt(v[i] / c2) + course.at("epsilon")) : 1.0;
        double lost = kind.decoupled() ? alpha * decay * theta[i] : 0.0;
        theta[i] -= p * (moment.alongMoment() * m[i] + moment.alongGradient() * g) + lost;
      }
    }
  }

  /** With a constant rate and no share beside it the form is the bare optimizer's in the long run. */
  @ParameterizedTest
  @ValueSource(strings = {"Sgd", "Adam", "AdamW"})
  void handedBackTheOptimizerGoesOnAsTheLoopWould(String name) {
    CanonicalKind kind = CanonicalKind.KINDS.get(name);
    Loops.Course still =
        (coefficient, t) ->
            switch (coefficient) {
              case LEARNING_RATE -> 0.02;
              case MOMENTUM -> 0.8;
              case MOMENTUM_SHARE -> 1.0;
              default -> 1e4;
            };
    Preset preset = Loops.along(still, LEARNING_RATE, MOMENTUM, MOMENTUM_SHARE, RATE_MEMORY);
    Optimizer optimizer = kind.optimizer().get();
    try (Ripple kept = new Ripple(kind.optimizer().get());
        Ripple handed = new Ripple(optimizer);
        SteeredTrainer keeping = kept.steered(preset)) {
      try (SteeredTrainer handing = handed.steered(preset)) {
        kept.steps(keeping, 1, 200);
        handed.steps(handing, 1, 200);
      }
      OptimizerFields fields = new OptimizerFields(optimizer);
      assertEquals(0.8f, fields.momentum());
      double rate = kind.adam() ? 0.02f : 0.02 * (1.0 - 0.8f);
      assertEquals(rate, fields.tracker().getNewValue("", 1), 1e-9);
      assertEquals((float) kind.decay(), fields.weightDecay());
      try (Trainer bare = handed.bare()) {
        kept.steps(keeping, 201, 230);
        handed.steps(bare, 201, 230);
        assertArrayEquals(kept.weights(), handed.weights(), CanonicalKind.FLOAT);
      }
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
