package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.Preset;
import io.github.ae4j.preset.Presets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Whoever comes while another thread is in a step of a trainer on arrays is refused, and the step is as if alone. */
class ArrayDoorsTest {
  private static final int TIMES = 200;

  private final double[] theta = {1.0, -2.0, 0.5};
  private final double[] alone = theta.clone();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private Runnable inStep = () -> {};

  private static double[] gradient(double[] weights, int t) {
    double[] gradient = weights.clone();
    gradient[t % 3] += 0.1 * Math.sin(t);
    return gradient;
  }

  private ArrayTrainer trainer(double[] weights, Preset preset) {
    return ArrayTrainer.steer(ArrayOptimizer.adam(weights, ArraySettings.of(0.01)), preset);
  }

  private void onAnother(Runnable run) {
    Thread other = new Thread(run, "other");
    other.setUncaughtExceptionHandler((thread, error) -> failure.compareAndSet(null, error));
    other.start();
    try {
      other.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void everyDoorIsShutWhileAStepIsInFlight() {
    ArrayOptimizer optimizer = ArrayOptimizer.adam(theta, ArraySettings.of(0.01));
    Preset watched = Presets.standardWithReadout().with(l -> l.observer(trace -> inStep.run()));
    try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, watched);
        ArrayTrainer reference = trainer(alone, Presets.standardWithReadout())) {
      String saved = trainer.loop().checkpoint();
      double[] readout = trainer.readout();
      Map<String, Executable> doors = new LinkedHashMap<>();
      doors.put("step", () -> trainer.step(1.0, new double[3]));
      doors.put("step of floats", () -> trainer.step(1.0, new float[3]));
      doors.put("bare step", () -> optimizer.step(new double[3]));
      doors.put("second trainer", () -> ArrayTrainer.steer(optimizer, watched));
      doors.put("readout", trainer::readout);
      doors.put("restored readout", () -> trainer.restoreReadout(readout));
      doors.put("loop's step", () -> trainer.loop().step());
      doors.put("checkpoint", () -> trainer.loop().checkpoint());
      doors.put("restore", () -> trainer.loop().restore(saved));
      doors.put("move", () -> trainer.loop().move(0, "learningRate", -3.0));
      doors.put("reward", () -> trainer.loop().reward(1.0));
      inStep =
          () ->
              onAnother(
                  () -> {
                    doors.forEach(
                        (name, door) -> assertThrows(IllegalStateException.class, door, name));
                    assertDoesNotThrow(() -> trainer.hasReadout());
                    assertDoesNotThrow(() -> trainer.loop().coefficient("learningRate"));
                  });
      for (int t = 0; t < TIMES; t++) {
        trainer.step(1.0, gradient(theta, t));
        reference.step(1.0, gradient(alone, t));
        if (failure.get() != null) {
          throw new AssertionError(failure.get());
        }
      }
      assertArrayEquals(alone, theta);
      assertEquals(TIMES, trainer.loop().steps());
      assertArrayEquals(reference.readout(), trainer.readout());
    }
  }

  /** Closed by another thread at some step: that step is made whole, and the next one not at all. */
  @Test
  void closingWaitsForTheStepInFlight() throws InterruptedException {
    for (int time = 0; time < TIMES; time++) {
      double[] weights = {1.0, -2.0, 0.5};
      AtomicReference<ArrayTrainer> self = new AtomicReference<>();
      Thread closer = new Thread(() -> self.get().close(), "closer");
      Runnable close =
          () -> {
            closer.start();
            while (closer.getState() != Thread.State.WAITING) {
              Thread.onSpinWait();
            }
          };
      Preset closing = Presets.standard().with(l -> l.observer(trace -> close.run()));
      self.set(trainer(weights, closing));
      self.get().step(1.0, gradient(weights, time));
      closer.join();
      double[] whole = {1.0, -2.0, 0.5};
      try (ArrayTrainer reference = trainer(whole, Presets.standard())) {
        reference.step(1.0, gradient(whole, time));
      }
      assertArrayEquals(whole, weights);
      assertThrows(IllegalStateException.class, () -> self.get().step(1.0, gradient(weights, 0)));
      assertArrayEquals(whole, weights);
    }
  }
}
