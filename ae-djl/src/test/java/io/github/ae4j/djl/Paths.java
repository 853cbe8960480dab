package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM_SHARE;
import static io.github.ae4j.coefficient.Coefficient.NOISE;
import static io.github.ae4j.coefficient.Coefficient.RATE_MEMORY;
import static io.github.ae4j.coefficient.Coefficient.READOUT_RATE;
import static io.github.ae4j.coefficient.Coefficient.WEIGHT_DECAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.preset.Presets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Runs that every path makes alike, and what alike means. */
final class Paths {
  static final List<StepPath> FUSED = List.of(StepPath.FUSED, StepPath.SCRIPT);
  static final double PARAMETERS = 1e-4;
  private static final double COEFFICIENTS = 1e-3;

  static final Loops.Course MOVING =
      (name, t) ->
          switch (name) {
            case LEARNING_RATE -> 0.002 * (1.5 + Math.sin(0.3 * t));
            case MOMENTUM -> 0.8 + 0.15 * Math.sin(0.2 * t);
            case NOISE -> 1e-3;
            case READOUT_RATE -> 1.0 / (1.0 + t);
            case MOMENTUM_SHARE -> 0.7 + 0.2 * Math.sin(0.15 * t);
            case RATE_MEMORY -> 3.0 + 2.5 * Math.sin(0.25 * t);
            default -> 0.01 * (1.0 + Math.sin(0.1 * t));
          };

  private Paths() {}

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
      String[] weighing = {LEARNING_RATE, MOMENTUM, MOMENTUM_SHARE, RATE_MEMORY, WEIGHT_DECAY};
      presets.put("weighted by the rates", Loops.along(MOVING, weighing));
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

  static void near(Perceptron expected, Perceptron got) {
    near("parameters", PARAMETERS, expected.weights(), got.weights());
    for (String coefficient : expected.steered().adapter().steerable()) {
      if (expected.steered().adapter().form().steers(coefficient)) {
        double value = expected.coefficient(coefficient);
        assertEquals(
            value, got.coefficient(coefficient), COEFFICIENTS * Math.abs(value), coefficient);
      }
    }
    if (expected.steered().adapter().averages().areKept()) {
      near("readout", PARAMETERS, served(expected), served(got));
    }
  }

  private static double[] served(Perceptron perceptron) {
    try (ServedReadout readout = perceptron.steered().serveReadout()) {
      return perceptron.weights();
    }
  }

  static void near(String what, double bound, double[] expected, double[] got) {
    double miss = 0.0;
    double size = 0.0;
    for (int i = 0; i < expected.length; i++) {
      miss += (expected[i] - got[i]) * (expected[i] - got[i]);
      size += expected[i] * expected[i];
    }
    double distance = Math.sqrt(miss / size);
    assertTrue(distance <= bound, () -> what + " differ by " + distance + " of their length");
  }
}
