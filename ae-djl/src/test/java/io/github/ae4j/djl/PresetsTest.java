package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Preset;
import io.github.ae4j.preset.Presets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The library's own presets run on every optimizer that can be steered. */
class PresetsTest {
  private static final Map<String, Preset> PRESETS =
      new TreeMap<>(
          Map.of(
              "standard", Presets.standard(),
              "standard with readout", Presets.standardWithReadout(),
              "theory", Presets.theory(),
              "seed", Presets.seed()));

  private static final Map<String, Supplier<Optimizer>> OPTIMIZERS =
      new TreeMap<>(
          Map.of("Sgd", Optimizers::sgd, "Adam", Optimizers::adam, "AdamW", Optimizers::adamW));

  static Stream<Arguments> runs() {
    return PRESETS.keySet().stream()
        .flatMap(
            preset ->
                OPTIMIZERS.keySet().stream().map(optimizer -> Arguments.of(preset, optimizer)));
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("runs")
  void trains(String preset, String optimizer) {
    try (Ripple ripple = new Ripple(OPTIMIZERS.get(optimizer).get());
        SteeredTrainer trainer = ripple.steered(PRESETS.get(preset))) {
      double before = loss(ripple.weights());
      ripple.steps(trainer, 1, 300);
      double after = loss(ripple.weights());
      assertTrue(Arrays.stream(ripple.weights()).allMatch(Double::isFinite));
      assertTrue(after < 0.7 * before, () -> "loss went from " + before + " to " + after);
    }
  }

  /** Mean loss over a hundred batches. */
  private static double loss(double[] theta) {
    double sum = 0.0;
    for (int t = 301; t <= 400; t++) {
      for (int i = 0; i < theta.length; i++) {
        double miss = theta[i] * Ripple.x(i, t) - Ripple.y(i, t);
        sum += miss * miss / 200.0;
      }
    }
    return sum;
  }
}
