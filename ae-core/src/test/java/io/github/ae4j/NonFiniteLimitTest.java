package io.github.ae4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import io.github.ae4j.array.ArrayTrainer;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.preset.Presets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Steps that are not finite: one warning, their number at the end, and an error where one is asked for. */
class NonFiniteLimitTest {
  private final double[] theta = {1.0, -1.0};

  private ArrayTrainer trainer(Consumer<LoopBuilder> more) {
    return ArrayTrainer.steer(
        ArrayOptimizer.adam(theta, ArraySettings.of(0.01)), Presets.standard().with(more));
  }

  private Verdict step(ArrayTrainer trainer, double loss) {
    return trainer.step(loss, new double[] {0.5, 0.25});
  }

  @Test
  void theyAreWarnedOfOnceAndCounted() {
    List<String> warned =
        Logged.by(
            ControlLoop.class,
            () -> {
              try (ArrayTrainer trainer = trainer(loop -> {})) {
                for (int t = 1; t <= 30; t++) {
                  step(trainer, t % 3 == 0 ? Double.NaN : 1.0);
                }
              }
            });
    assertEquals(2, warned.size(), "" + warned);
    assertTrue(warned.get(0).contains(" WARN ") || warned.get(0).contains("WARN"), warned.get(0));
    assertTrue(warned.get(0).contains(" - step 3: loss or gradient is not finite"), warned.get(0));
    assertTrue(warned.get(1).contains(" - 10 of 30 steps were left out"), warned.get(1));
  }

  @Test
  void withoutALimitTheyAreLeftOutHoweverMany() {
    try (ArrayTrainer trainer = trainer(loop -> {})) {
      for (int t = 0; t < 500; t++) {
        assertEquals(Verdict.SKIP, step(trainer, Double.NaN));
      }
      assertEquals(1.0, theta[0]);
    }
  }

  @Test
  void atTheLimitAStepThrowsAndMovesNothing() {
    try (ArrayTrainer trainer = trainer(loop -> loop.nonFiniteLimit(3))) {
      for (double loss : new double[] {Double.NaN, Double.NaN, 1.0, Double.NaN, Double.NaN}) {
        step(trainer, loss);
      }
      double[] before = theta.clone();
      for (int more = 3; more <= 4; more++) {
        assertEquals(
            "at most 2 steps in a row may have a loss or gradient that is not finite, got "
                + more
                + " up to step "
                + (more + 3),
            assertThrows(IllegalStateException.class, () -> step(trainer, Double.NaN))
                .getMessage());
      }
      assertEquals(before[0], theta[0]);
      assertEquals(7, trainer.loop().steps());
      assertEquals(Verdict.APPLY, step(trainer, 1.0));
      assertEquals(Verdict.SKIP, step(trainer, Double.NaN));
    }
  }

  @Test
  void aRestoredLoopBeginsANewRow() {
    try (ArrayTrainer trainer = trainer(loop -> loop.nonFiniteLimit(2))) {
      String saved = trainer.loop().checkpoint();
      step(trainer, Double.NaN);
      trainer.loop().restore(saved);
      assertEquals(Verdict.SKIP, step(trainer, Double.NaN));
      assertThrows(IllegalStateException.class, () -> step(trainer, Double.NaN));
    }
  }

  @Test
  void aLimitOfNoneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> trainer(loop -> loop.nonFiniteLimit(0)));
  }
}
