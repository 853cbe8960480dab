package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.NOISE;
import static io.github.ae4j.coefficient.Coefficient.READOUT_RATE;
import static io.github.ae4j.coefficient.Coefficient.WEIGHT_DECAY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.Preset;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.signal.Statistic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The fused path gives what the plain path gives, both by Java and by the script; {@link FusedFitTest} has where it goes. */
class FusedPathTest {
  private static final int STEPS = 200;
  private static final double PARAMETERS = 1e-4;
  private static final double COEFFICIENTS = 1e-3;

  private static final List<StepPath> FUSED = List.of(StepPath.FUSED, StepPath.SCRIPT);

  private static final Loops.Course MOVING =
      (name, t) ->
          switch (name) {
            case LEARNING_RATE -> 0.002 * (1.5 + Math.sin(0.3 * t));
            case MOMENTUM -> 0.8 + 0.15 * Math.sin(0.2 * t);
            case NOISE -> 1e-3;
            case READOUT_RATE -> 1.0 / (1.0 + t);
            default -> 0.01 * (1.0 + Math.sin(0.1 * t));
          };

  static Map<String, Supplier<Optimizer>> optimizers() {
    Map<String, Supplier<Optimizer>> all = new LinkedHashMap<>();
    Optimizers.all()
        .forEach(
            (name, supplier) -> {
              if (!name.contains("clipped")
                  && !name.contains("schedule")
                  && !name.contains("other")) {
                all.put(name, supplier);
              }
            });
    all.put(
        "Adam with decay",
        () ->
            Optimizer.adam()
                .optLearningRateTracker(Tracker.fixed(0.01f))
                .optWeightDecays(0.02f)
                .optEpsilon(1e-4f)
                .build());
    return all;
  }

  /** Adam with coupled decay is chaotic under the standard loop: rounding grows some hundredfold in 20 steps. */
  private static Map<String, Preset> presets(boolean momentum, boolean coupled) {
    Map<String, Preset> presets = new LinkedHashMap<>();
    String[] moving = {LEARNING_RATE, WEIGHT_DECAY, NOISE, READOUT_RATE};
    presets.put("moving with noise", Loops.along(MOVING, moving));
    presets.put("moving", Loops.along(MOVING, LEARNING_RATE, WEIGHT_DECAY));
    if (momentum) {
      presets.put("theory", Presets.theory());
    }
    if (momentum && !coupled) {
      presets.put("standard", Presets.standard());
      presets.put("standard with readout", Presets.standardWithReadout());
    }
    return presets;
  }

  static Stream<Arguments> runs() {
    List<Arguments> runs = new ArrayList<>();
    optimizers()
        .forEach(
            (name, optimizer) ->
                presets(!name.contains("without"), name.contains("decay"))
                    .forEach(
                        (loop, preset) -> {
                          for (StepPath path : FUSED) {
                            runs.add(Arguments.of(name, loop, path, optimizer, preset));
                          }
                        }));
    return runs.stream();
  }

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @MethodSource("runs")
  void agreesWithThePlainPath(
      String name, String loop, StepPath path, Supplier<Optimizer> optimizer, Preset preset) {
    try (Perceptron fused = Perceptron.steered(optimizer.get(), preset, path);
        Perceptron plain = Perceptron.steered(optimizer.get(), preset, StepPath.PLAIN)) {
      fused.steps(1, STEPS);
      plain.steps(1, STEPS);
      assertNull(fused.steered().adapter().fused().refusal());
      assertWay(path, fused.steered().adapter());
      assertNotNull(plain.steered().adapter().fused().refusal());
      near(plain, fused);
    }
  }

  /** Java's loops on this small network, and the script only where it is asked for or something follows. */
  private static void assertWay(StepPath path, DjlAdapter adapter) {
    boolean follows = adapter.steers(NOISE) || adapter.steers(READOUT_RATE);
    assertEquals(path == StepPath.FUSED, adapter.fused().isOnHost());
    assertEquals(path == StepPath.SCRIPT || follows, adapter.fused().isScriptLoaded());
  }

  private static void near(Perceptron expected, Perceptron got) {
    near("parameters", PARAMETERS, expected.weights(), got.weights());
    for (String coefficient : expected.steered().adapter().steerable()) {
      if (expected.steered().adapter().steers(coefficient)) {
        double value = expected.coefficient(coefficient);
        assertEquals(
            value, got.coefficient(coefficient), COEFFICIENTS * Math.abs(value), coefficient);
      }
    }
    if (expected.steered().adapter().steers(READOUT_RATE)) {
      near("readout", PARAMETERS, served(expected), served(got));
    }
  }

  private static double[] served(Perceptron perceptron) {
    try (SteeredTrainer.Readout readout = perceptron.steered().serveReadout()) {
      return perceptron.weights();
    }
  }

  private static void near(String what, double bound, double[] expected, double[] got) {
    double miss = 0.0;
    double size = 0.0;
    for (int i = 0; i < expected.length; i++) {
      miss += (expected[i] - got[i]) * (expected[i] - got[i]);
      size += expected[i] * expected[i];
    }
    double distance = Math.sqrt(miss / size);
    assertTrue(distance <= bound, () -> what + " differ by " + distance + " of their length");
  }

  @Test
  void measuresTheSame() {
    optimizers().values().forEach(FusedPathTest::measuresTheSame);
  }

  private static void measuresTheSame(Supplier<Optimizer> optimizer) {
    Map<StepPath, Loops.Watch> seen = new LinkedHashMap<>();
    for (StepPath path : StepPath.values()) {
      Preset watching =
          (builder, adapter) -> {
            Loops.Watch watch = new Loops.Watch(Loops.measurable(adapter));
            seen.put(path, watch);
            builder.screen(watch);
            Loops.along(MOVING, LEARNING_RATE, WEIGHT_DECAY).configure(builder, adapter);
          };
      try (Perceptron perceptron = Perceptron.large(optimizer.get(), watching, path)) {
        perceptron.steps(1, 5);
      }
    }
    for (int t = 0; t < 5; t++) {
      int step = t + 1;
      Map<Statistic, Double> plain = seen.get(StepPath.PLAIN).seen.get(t);
      for (StepPath path : FUSED) {
        Map<Statistic, Double> fused = seen.get(path).seen.get(t);
        plain.forEach(
            (statistic, value) ->
                assertEquals(
                    value,
                    fused.get(statistic),
                    1e-3 * Math.abs(value) + 1e-6,
                    statistic + " of step " + step + ", " + path));
      }
    }
  }

  @Test
  void noiseIsTheSame() {
    Loops.Course still = (name, t) -> name.equals(NOISE) ? 0.1 : 0.0;
    Preset preset = Loops.along(still, LEARNING_RATE, NOISE);
    try (Perceptron fused = Perceptron.steered(Optimizers.plainSgd(), preset, StepPath.FUSED);
        Perceptron plain = Perceptron.steered(Optimizers.plainSgd(), preset, StepPath.PLAIN)) {
      double[] before = fused.weights();
      fused.steps(1, 3);
      plain.steps(1, 3);
      assertArrayEquals(plain.weights(), fused.weights());
      assertFalse(Arrays.equals(before, fused.weights()));
    }
  }

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @MethodSource("runs")
  void aCheckpointCrossesThePaths(
      String name,
      String loop,
      StepPath path,
      Supplier<Optimizer> optimizer,
      Preset preset,
      @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("state");
    try (Perceptron fused = Perceptron.steered(optimizer.get(), preset, path);
        Perceptron plain = Perceptron.steered(optimizer.get(), preset, StepPath.PLAIN);
        Perceptron again = Perceptron.steered(optimizer.get(), preset, path)) {
      fused.steps(1, 20);
      AeDjl.saveState(fused.steered(), file);
      Weights.copy(fused.model, plain.model);
      AeDjl.restoreState(plain.steered(), file);
      plain.steps(21, 40);
      AeDjl.saveState(plain.steered(), file);
      Weights.copy(plain.model, again.model);
      AeDjl.restoreState(again.steered(), file);
      again.steps(41, 60);
      fused.steps(21, 60);
      near(fused, again);
    }
  }

  @Test
  void flushesAndResets() {
    Preset preset =
        (loop, adapter) -> {
          loop.screen(
              Loops.asking(
                  t ->
                      t == 5
                          ? Verdict.FLUSH_MOMENTUM
                          : t == 9 ? Verdict.SKIP : t == 12 ? Verdict.RESET_STATE : Verdict.APPLY));
          Loops.along(MOVING, LEARNING_RATE, MOMENTUM).configure(loop, adapter);
        };
    optimizers()
        .forEach(
            (name, optimizer) -> {
              if (name.contains("without")) {
                return;
              }
              for (StepPath path : FUSED) {
                try (Perceptron fused = Perceptron.steered(optimizer.get(), preset, path);
                    Perceptron plain =
                        Perceptron.steered(optimizer.get(), preset, StepPath.PLAIN)) {
                  near(plain.steps(1, 20), fused.steps(1, 20));
                }
              }
            });
  }

  @Test
  void theOptimizerGoesOnBare() {
    optimizers()
        .forEach(
            (name, supplier) -> {
              double[][] weights = new double[StepPath.values().length][];
              for (StepPath path : StepPath.values()) {
                try (Perceptron perceptron =
                    Perceptron.steered(
                        supplier.get(), Loops.along(MOVING, LEARNING_RATE, WEIGHT_DECAY), path)) {
                  perceptron.steps(1, 20).goOnBare().steps(21, 40);
                  weights[path.ordinal()] = perceptron.weights();
                }
              }
              for (StepPath path : FUSED) {
                near(name, PARAMETERS, weights[StepPath.PLAIN.ordinal()], weights[path.ordinal()]);
              }
            });
  }
}
