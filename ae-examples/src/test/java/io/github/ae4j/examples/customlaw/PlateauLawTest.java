package io.github.ae4j.examples.customlaw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.trace.StepRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateauLawTest {
  private static final String TERM = "plateau -> " + Coefficient.LEARNING_RATE;

  /** A loop with the law added, on f = (x^2 + 9 y^2)/2. */
  private static List<StepRecord> run(double gain, int steps) {
    List<StepRecord> records = new ArrayList<>();
    double[] theta = {3.0, -2.0};
    ArrayOptimizer optimizer = ArrayOptimizer.sgd(theta, ArraySettings.of(1e-3));
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(
            optimizer,
            Presets.standard()
                .with(loop -> loop.law(new PlateauLaw(gain, 0.2)))
                .with(loop -> loop.observer(trace -> records.add(StepRecord.of(trace, 0)))))) {
      for (int step = 0; step < steps; step++) {
        double[] gradient = {theta[0], 9.0 * theta[1]};
        trainer.step(0.5 * (theta[0] * gradient[0] + theta[1] * gradient[1]) + 1.0, gradient);
      }
    }
    return records;
  }

  @Test
  void pushesDownOnlyAndIsSeenInTheTrace() {
    List<StepRecord> records = run(0.1, 200);
    assertEquals(200, records.size());
    for (StepRecord record : records) {
      double push = record.drive().get(TERM);
      assertTrue(push <= 0.0 && push >= -0.1, "step " + record.step() + ": " + push);
    }
    assertTrue(records.stream().anyMatch(record -> record.drive().get(TERM) < 0.0));
  }

  @ParameterizedTest
  @CsvSource({"-1, 0.2", "NaN, 0.2", "0.1, 0", "0.1, NaN", "Infinity, 0.2"})
  void refusesConstantsThatAreNone(double gain, double width) {
    assertThrows(IllegalArgumentException.class, () -> new PlateauLaw(gain, width));
  }
}
