package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.event.Event;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.StandardConstant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayTrainerTest {
  private static final ArraySettings SETTINGS = ArraySettings.of(0.1);

  private static Preset forcing(Verdict verdict) {
    Event event = (signals, coefficients, response, memory) -> response.verdict(verdict);
    return (loop, adapter) -> loop.screen(event);
  }

  private static double[] momentsAfter(Verdict verdict, int steps) {
    ArrayOptimizer adam = ArrayOptimizer.adam(new double[] {1.0}, SETTINGS);
    for (int t = 0; t < 3; t++) {
      adam.step(new double[] {1.0});
    }
    try (ArrayTrainer trainer = ArrayTrainer.steer(adam, forcing(verdict))) {
      for (int t = 0; t < steps; t++) {
        assertEquals(verdict, trainer.step(1.0, new double[] {2.0}));
      }
    }
    return adam.state();
  }

  @Test
  void verdictsAreCarriedOut() {
    double c1 = 1.0 - Math.pow(0.9, 3);
    double c2 = 1.0 - Math.pow(0.999, 3);
    double[] skipped = {c1, c2, c1, c2};
    assertArrayEquals(skipped, momentsAfter(Verdict.SKIP, 2), 1e-15);
    double[] applied = {0.9 * c1 + 0.1, 0.999 * c2 + 0.001, 0.9 * c1 + 0.2, 0.999 * c2 + 0.004};
    assertArrayEquals(applied, momentsAfter(Verdict.APPLY, 1), 1e-15);
    double[] flushed = {0.1, 0.999 * c2 + 0.001, 0.2, 0.999 * c2 + 0.004};
    assertArrayEquals(flushed, momentsAfter(Verdict.FLUSH_MOMENTUM, 1), 1e-15);
    assertArrayEquals(
        new double[] {0.1, 0.001, 0.2, 0.004}, momentsAfter(Verdict.RESET_STATE, 1), 1e-15);
    assertArrayEquals(
        new double[] {0.1, 0.001, 0.2, 0.004}, momentsAfter(Verdict.RESTORE_READOUT, 1), 1e-15);
  }

  @Test
  void closingIsIdempotentAndFreesTheOptimizerOnce() {
    ArrayOptimizer sgd = ArrayOptimizer.sgd(new double[2], SETTINGS);
    ArrayTrainer first = ArrayTrainer.steer(sgd, Presets.standard());
    String message =
        assertThrows(IllegalStateException.class, () -> ArrayTrainer.steer(sgd, Presets.standard()))
            .getMessage();
    assertEquals("Sgd on arrays has a loop already; close it first", message);
    first.close();
    try (ArrayTrainer second = ArrayTrainer.steer(sgd, Presets.standard())) {
      first.close();
      assertThrows(IllegalStateException.class, () -> ArrayTrainer.steer(sgd, Presets.standard()));
      second.step(1.0, new double[] {1.0, 1.0});
    }
  }

  @Test
  void aRefusedPresetLeavesTheOptimizerFree() {
    ArrayOptimizer sgd = ArrayOptimizer.sgd(new double[2], SETTINGS);
    Preset impossible =
        (loop, adapter) ->
            loop.coefficient(Coefficient.of(Coefficient.BETA2, Chart.LOG_COMPLEMENT, 0.0, 0.9));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> ArrayTrainer.steer(sgd, impossible))
            .getMessage()
            .startsWith("Sgd on arrays cannot steer coefficient beta2; it can steer ["));
    ArrayTrainer.steer(sgd, Presets.standard()).close();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void aCadenceMeasuresFewerStepsButEveryHostileOne(int every) {
    double[] theta = {1.0, 2.0};
    ArrayOptimizer sgd = ArrayOptimizer.sgd(theta, SETTINGS);
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(sgd, Presets.standard(), new Cadence(10, every))) {
      int measured = 0;
      for (int t = 1; t <= 50; t++) {
        trainer.step(1.0 + theta[0] * theta[0], new double[] {theta[0], 0.1});
        measured += t <= 10 || (t - 10) % every == 0 ? 1 : 0;
        assertEquals(measured, trainer.loop().steps());
      }
      double[] before = theta.clone();
      assertEquals(Verdict.SKIP, trainer.step(1.0, new double[] {Double.NaN, 0.0}));
      assertEquals(Verdict.SKIP, trainer.step(Double.NaN, new double[] {1.0, 0.0}));
      assertArrayEquals(before, theta);
      measured = (int) trainer.loop().steps();
      for (int t = 0; t < 10; t++) {
        trainer.step(1.0, new double[] {theta[0], 0.1});
      }
      assertEquals(measured + 10, trainer.loop().steps(), "one by one after an event");
    }
    assertThrows(IllegalArgumentException.class, () -> new Cadence(-1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Cadence(1, 0));
    assertEquals(new Cadence(0, 1), Cadence.everyStep());
  }

  @Test
  void aCadenceResumesToo() {
    double[] theta = {1.0, 2.0};
    ArrayOptimizer sgd = ArrayOptimizer.sgd(theta, SETTINGS);
    double[] copy = {0.0, 0.0};
    ArrayOptimizer fresh = ArrayOptimizer.sgd(copy, SETTINGS);
    try (ArrayTrainer trainer = ArrayTrainer.steer(sgd, Presets.standard(), new Cadence(10, 4));
        ArrayTrainer resumed = ArrayTrainer.steer(fresh, Presets.standard(), new Cadence(10, 4))) {
      for (int t = 1; t <= 41; t++) {
        trainer.step(1.0, new double[] {theta[0], Math.sin(t)});
      }
      System.arraycopy(theta, 0, copy, 0, 2);
      fresh.restore(sgd.state());
      resumed.loop().restore(trainer.loop().checkpoint());
      for (int t = 42; t <= 141; t++) {
        trainer.step(1.0, new double[] {theta[0], Math.sin(t)});
        resumed.step(1.0, new double[] {copy[0], Math.sin(t)});
        assertTrue(Arrays.equals(theta, copy), "step " + t);
      }
    }
  }

  @Test
  void theShareEndsWithTheLoop() {
    ArrayOptimizer optimizer =
        ArrayOptimizer.sgd(new double[] {1.0, -2.0}, ArraySettings.of(0.01).withMomentum(0.9));
    try (ArrayTrainer trainer =
        ArrayTrainer.steer(optimizer, io.github.ae4j.preset.Presets.standard())) {
      trainer.step(1.0, new double[] {0.5, 0.5});
      assertEquals(
          StandardConstant.MOMENTUM_SHARE.initial(),
          optimizer.plant().coefficients(0).share,
          1e-12);
    }
    assertEquals(1.0, optimizer.plant().coefficients(0).share);
  }
}
