package io.github.ae4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.measurement.RewardTrend;
import io.github.ae4j.preset.Presets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is measured, no cell of a loop becomes infinite or no number: there it would stay for good. */
class FiniteCellsTest {
  private static final double[] LOSSES = {
    1.3e154, -1.3e154, 1.7e308, -1.7e308, 1e150, -1e150, 1e77, 1.0, 0.0, 1e-300, Double.NaN
  };
  private static final double[] GRADIENTS = {1.3e154, 1e150, 1e77, 1.0, 1e-150, 1e-300, 0.0};

  static Stream<Preset> presets() {
    return Stream.of(
            Presets.standard(),
            Presets.standardWithReadout(),
            Presets.fineTuning(),
            Presets.theory())
        .map(preset -> preset.with(loop -> loop.measure(new RewardTrend(0.9, 0.99))));
  }

  private static List<ArrayOptimizer> optimizers() {
    ArraySettings settings = ArraySettings.of(0.01).withWeightDecay(0.01);
    return List.of(
        ArrayOptimizer.sgd(new double[] {1.0, -1.0}, settings),
        ArrayOptimizer.adam(new double[] {1.0, -1.0}, settings),
        ArrayOptimizer.adamW(new double[] {1.0, -1.0}, settings));
  }

  private static void assertFinite(ControlLoop loop, String when) {
    String text = loop.checkpoint();
    for (String line : text.substring(text.indexOf("\nstate\n")).lines().toList()) {
      assertTrue(!line.contains("NaN") && !line.contains("Infinity"), () -> when + ": " + line);
    }
  }

  @ParameterizedTest
  @MethodSource("presets")
  void hostileLossesAndGradientsLeaveEveryCellFinite(Preset preset) {
    for (ArrayOptimizer optimizer : optimizers()) {
      try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, preset)) {
        SplittableRandom random = new SplittableRandom(5);
        for (int t = 0; t < 600; t++) {
          double loss = t % 60 < 20 ? 1.0 + 0.1 * random.nextDouble() : drawn(LOSSES, random);
          double[] gradient = {drawn(GRADIENTS, random), -drawn(GRADIENTS, random)};
          trainer.loop().reward(Double.isNaN(loss) ? 1.0 : Math.max(-1e150, Math.min(1e150, loss)));
          trainer.step(loss, gradient);
          assertFinite(trainer.loop(), "after step " + t + ", loss " + loss);
        }
      }
    }
  }

  private static double drawn(double[] values, SplittableRandom random) {
    return values[random.nextInt(values.length)];
  }

  /** The first eight are taken in as they are: there is no scale yet that they could be clipped to. */
  @ParameterizedTest
  @MethodSource("presets")
  void theLargestLossesAmongTheFirstLeaveEveryCellFinite(Preset preset) {
    for (double loss : new double[] {1.3e154, 1.33e150}) {
      for (ArrayOptimizer optimizer : optimizers()) {
        try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, preset)) {
          for (int t = 0; t < 40; t++) {
            trainer.step(t < 8 ? (t % 2 == 0 ? loss : -loss) : 1.0, new double[] {0.1, 0.1});
            assertFinite(trainer.loop(), "after step " + t + ", losses of " + loss);
          }
        }
      }
    }
  }

  @Test
  void aRewardTooLargeToBeSquaredIsRefused() {
    try (ArrayTrainer trainer = ArrayTrainer.steer(optimizers().get(0), Presets.standard())) {
      trainer.loop().reward(-1e150);
      String message =
          org.junit.jupiter.api.Assertions.assertThrows(
                  IllegalArgumentException.class, () -> trainer.loop().reward(-1.1e150))
              .getMessage();
      assertEquals("reward must be in [-1.0E150, 1.0E150], got -1.1E150", message);
    }
  }
}
