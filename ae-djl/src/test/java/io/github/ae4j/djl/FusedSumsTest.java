package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.NOISE;
import static io.github.ae4j.coefficient.Coefficient.WEIGHT_DECAY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.training.optimizer.Optimizer;
import io.github.ae4j.Preset;
import io.github.ae4j.signal.Statistic;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Every path measures the same, and draws the same noise. */
class FusedSumsTest {
  @Test
  void measuresTheSame() {
    Paths.optimizers().values().forEach(FusedSumsTest::measuresTheSame);
  }

  private static void measuresTheSame(Supplier<Optimizer> optimizer) {
    Map<StepPath, Loops.Watch> seen = new LinkedHashMap<>();
    for (StepPath path : StepPath.values()) {
      Preset watching =
          (builder, adapter) -> {
            Loops.Watch watch = new Loops.Watch(Loops.measurable(adapter));
            seen.put(path, watch);
            builder.screen(watch);
            Loops.along(Paths.MOVING, LEARNING_RATE, WEIGHT_DECAY).configure(builder, adapter);
          };
      try (Perceptron perceptron = Perceptron.large(optimizer.get(), watching, path)) {
        perceptron.steps(1, 5);
      }
    }
    for (int t = 0; t < 5; t++) {
      int step = t + 1;
      Map<Statistic, Double> plain = seen.get(StepPath.PLAIN).seen.get(t);
      for (StepPath path : Paths.FUSED) {
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
}
