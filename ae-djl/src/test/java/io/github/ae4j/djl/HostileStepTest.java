package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.AdamW;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.preset.Presets;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decay and gradients that no step may follow. */
class HostileStepTest {
  private static Optimizer adamW(double rate, double decay) {
    return AdamW.builder()
        .optLearningRateTracker(Tracker.fixed((float) rate))
        .optWeightDecays((float) decay)
        .build();
  }

  /** A step along a gradient of the same number everywhere. */
  private static void step(Ripple ripple, SteeredTrainer trainer, float slope) {
    try (NDManager batch = ripple.model.getNDManager().newSubManager();
        GradientCollector collector = trainer.newGradientCollector()) {
      NDArray factor = batch.create(slope);
      NDArray loss = batch.create(1f);
      for (var parameter : ripple.model.getBlock().getParameters().values()) {
        loss = loss.add(parameter.getArray().sum().mul(factor));
      }
      collector.backward(loss);
    }
    trainer.step();
  }

  private static double length(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
  }

  @ParameterizedTest
  @EnumSource(StepPath.class)
  void gradientsOfZeroUnderAHugeRateTakeATenthAStep(StepPath path) {
    try (Ripple ripple = new Ripple(adamW(1000.0, 0.01));
        SteeredTrainer trainer =
            ripple.steered(Presets.standard(), Steering.standard().withPath(path))) {
      double[] start = ripple.weights();
      for (int t = 1; t <= 10; t++) {
        step(ripple, trainer, 0f);
      }
      double[] expected = Arrays.stream(start).map(w -> Math.pow(0.9, 10) * w).toArray();
      assertArrayEquals(expected, ripple.weights(), 1e-5);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.01, 1e10", "0.1, 1e3", "0.1, 1e10"})
  void afterOneHugeGradientTheParametersStayNear(double decay, float times) {
    for (Cadence cadence : new Cadence[] {Cadence.everyStep(), new Cadence(0, 7)}) {
      for (int at : new int[] {1, 3, 6, 100}) {
        try (Ripple ripple = new Ripple(adamW(0.05, decay));
            SteeredTrainer trainer =
                ripple.steered(Presets.standard(), Steering.standard().withCadence(cadence))) {
          ripple.steps(trainer, 1, at - 1);
          double before = length(ripple.weights());
          step(ripple, trainer, times);
          for (int t = at + 1; t < at + 500; t++) {
            ripple.step(trainer, t);
            double after = length(ripple.weights());
            assertTrue(after < 2.0 * before + 20.0, cadence + " at " + at + ": " + after);
          }
        }
      }
    }
  }

  /** 1e21 has a square that is finite in double precision, not in the second moment's. */
  @ParameterizedTest
  @EnumSource(StepPath.class)
  void aGradientWhoseSquareTheSecondMomentCannotHoldIsLeftOut(StepPath path) {
    for (int every : new int[] {1, 4}) {
      for (Supplier<Optimizer> optimizer :
          java.util.List.<Supplier<Optimizer>>of(
              Optimizers::adam, Optimizers::adamW, Optimizers::sgd)) {
        leavesOut(optimizer.get(), path, every);
      }
    }
  }

  private static void leavesOut(Optimizer optimizer, StepPath path, int every) {
    Steering steering = Steering.standard().withPath(path).withCadence(new Cadence(0, every));
    try (Ripple ripple = new Ripple(optimizer);
        SteeredTrainer trainer = ripple.steered(Presets.standard(), steering)) {
      ripple.steps(trainer, 1, 10);
      double[] before = ripple.weights();
      step(ripple, trainer, 1e21f);
      assertArrayEquals(before, ripple.weights(), path + " every " + every);
      ripple.steps(trainer, 12, 40);
      double[] after = ripple.weights();
      for (int i = 0; i < before.length; i++) {
        assertNotEquals(before[i], after[i], "coordinate " + i + " moves");
      }
    }
  }

  /** Between two measured steps a gradient over a hundred times the longest of late is measured, and cut. */
  @ParameterizedTest
  @EnumSource(StepPath.class)
  void aHugeGradientBetweenMeasuredStepsIsMeasured(StepPath path) {
    Steering steering = Steering.standard().withPath(path).withCadence(new Cadence(0, 50));
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(Presets.standard(), steering)) {
      ripple.steps(trainer, 1, 60);
      long steps = trainer.loop().steps();
      step(ripple, trainer, 10f);
      assertEquals(steps, trainer.loop().steps());
      step(ripple, trainer, 1e12f);
      assertEquals(steps + 1, trainer.loop().steps());
      assertTrue(
          trainer.loop().coefficient(Coefficient.GRADIENT_SCALE) < 1e-3,
          "cut by " + trainer.loop().coefficient(Coefficient.GRADIENT_SCALE));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {1e10f, 1001f, -1f})
  void aDecayThatIsNoneIsRefused(float decay) {
    try (Ripple ripple = new Ripple(adamW(0.1, decay))) {
      assertEquals(
          "the weight decay of AdamW must be in [0.0, 1000.0], got " + (double) decay,
          assertThrows(IllegalArgumentException.class, () -> ripple.steered(Presets.standard()))
              .getMessage());
    }
  }
}
