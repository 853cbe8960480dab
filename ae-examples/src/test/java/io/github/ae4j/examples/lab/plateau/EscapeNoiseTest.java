package io.github.ae4j.examples.lab.plateau;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.trace.StepRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class EscapeNoiseTest {
  private static final String TERM = "escape noise -> " + Coefficient.NOISE;

  /** A loop with the law on a loss that is dictated, and a gradient of the length given. */
  private static List<StepRecord> run(int steps, double gradient, DoubleUnaryOperator loss) {
    List<StepRecord> records = new ArrayList<>();
    double[] theta = {3.0, 0.0, 0.0, 4.0};
    ArrayOptimizer optimizer = ArrayOptimizer.sgd(theta, ArraySettings.of(1e-3));
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(
            optimizer,
            Presets.standard()
                .with(EscapeNoise::add)
                .with(loop -> loop.observer(trace -> records.add(StepRecord.of(trace, 0)))))) {
      for (int step = 0; step < steps; step++) {
        trainer.step(loss.applyAsDouble(step), new double[] {gradient, 0.0, 0.0, 0.0});
      }
    }
    return records;
  }

  private static double noise(StepRecord record) {
    return record.applied().get(Coefficient.NOISE);
  }

  @Test
  void growsByAFortiethAStepWhereNothingMovesUpToItsCeiling() {
    List<StepRecord> flat = run(1_000, 0.0, step -> 1.0);
    double unit = 0.009 * 6.0 / 2.0;
    double first = noise(flat.get(0));
    assertEquals(1e-4 * unit, first, 0.03 * first);
    assertEquals(Math.exp(0.025), noise(flat.get(100)) / noise(flat.get(99)), 1e-9);
    assertEquals(3.0 * unit, noise(flat.get(999)), 1e-9);
  }

  @Test
  void shrinksWhereTheLossFallsAndTheGradientLeadsOn() {
    List<StepRecord> falling = run(60, 0.0, step -> 10.0 - 0.1 * step);
    assertEquals(-1.0, falling.get(50).drive().get(TERM), 1e-12);
    List<StepRecord> led = run(60, 1.0, step -> 10.0 - 0.1 * step);
    assertTrue(led.get(50).drive().get(TERM) <= -1.0);
  }
}
