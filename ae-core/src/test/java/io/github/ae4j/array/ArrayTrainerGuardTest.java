package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.law.Law;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.trace.StepObserver;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What must not reach the parameters: a second caller, a closed trainer, a law's NaN. */
class ArrayTrainerGuardTest {
  private static final ArraySettings SETTINGS = ArraySettings.of(0.01);

  @Test
  void aSecondThreadIsRefusedAndItsGradientNeverUsed() throws InterruptedException {
    double[] theta = {1.0, 1.0};
    ArrayOptimizer sgd = ArrayOptimizer.sgd(theta, SETTINGS);
    AtomicReference<ArrayTrainer> trainer = new AtomicReference<>();
    AtomicReference<Throwable> refused = new AtomicReference<>();
    StepObserver intruder =
        trace -> {
          Thread second =
              new Thread(
                  () ->
                      refused.set(
                          assertThrows(
                              IllegalStateException.class,
                              () -> trainer.get().step(1.0, new double[] {1e9, -1e9}))));
          second.start();
          try {
            second.join();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    trainer.set(ArrayTrainer.steer(sgd, Presets.standard().with(l -> l.observer(intruder))));
    trainer.get().step(1.0, new double[] {1.0, 1.0});
    String said = refused.get().getMessage();
    assertTrue(said.startsWith("a trainer around Sgd on arrays serves one thread at a time"), said);
    assertTrue(Math.abs(theta[0] - 1.0) < 0.1 && theta[0] == theta[1], theta[0] + " " + theta[1]);
  }

  @Test
  void aClosedTrainerRefusesEveryStepWhateverItsCadence() {
    double[] theta = {1.0, 1.0};
    ArrayOptimizer sgd = ArrayOptimizer.sgd(theta, SETTINGS);
    ArrayTrainer trainer = ArrayTrainer.steer(sgd, Presets.standard(), new Cadence(0, 4));
    trainer.step(1.0, new double[] {1.0, 1.0});
    trainer.close();
    trainer.close();
    double[] before = theta.clone();
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> trainer.step(1.0, new double[] {1.0, 1.0}));
    assertEquals(
        "a trainer around Sgd on arrays must be open for a step, this one is closed",
        refused.getMessage());
    assertArrayEquals(before, theta);
  }

  @Test
  void aSteeredOptimizerIsNotSteppedBesideItsTrainer() {
    ArrayOptimizer sgd = ArrayOptimizer.sgd(new double[2], SETTINGS);
    try (ArrayTrainer trainer = ArrayTrainer.steer(sgd, Presets.standard())) {
      assertThrows(IllegalStateException.class, () -> sgd.step(new double[2]));
      assertEquals(0, trainer.loop().steps());
    }
    sgd.step(new double[2]);
  }

  @Test
  void oneNanOfALawLeavesTheLimitsInForce() {
    AtomicInteger step = new AtomicInteger();
    Law faulty =
        (signals, coefficients, drive, memory) ->
            drive.add(Coefficient.LEARNING_RATE, step.incrementAndGet() == 60 ? Double.NaN : 0.0);
    Preset preset = Presets.standard().with(loop -> loop.law(faulty));
    double[] theta = {1.0, 1.0};
    try (ArrayTrainer trainer = ArrayTrainer.steer(ArrayOptimizer.sgd(theta, SETTINGS), preset)) {
      for (int t = 1; t < 60; t++) {
        trainer.step(1.0 + t % 2, new double[] {t % 2 == 0 ? 1e-3 : -1e-3, 1e-3});
      }
      double before = theta[0];
      trainer.step(1.0, new double[] {1e3, 1e-3});
      assertTrue(Math.abs(theta[0] - before) <= Math.max(1.0, 2.0 * Math.abs(before)), "moved");
    }
  }

  @Test
  void anObserverThatFailsCostsNoUpdateAndNoStep() {
    double[] theta = {1.0, 1.0};
    double[] alone = {1.0, 1.0};
    StepObserver failing =
        trace -> {
          throw new IllegalArgumentException("disk full");
        };
    try (ArrayTrainer watched = watched(theta, failing);
        ArrayTrainer bare = watched(alone)) {
      for (int t = 0; t < 20; t++) {
        watched.step(1.0, new double[] {1.0, 1.0});
        bare.step(1.0, new double[] {1.0, 1.0});
      }
    }
    assertArrayEquals(alone, theta);
  }

  private static ArrayTrainer watched(double[] theta, StepObserver... observers) {
    return ArrayTrainer.steer(
        ArrayOptimizer.sgd(theta, SETTINGS),
        Presets.standard().with(loop -> loop.observer(observers)));
  }
}
