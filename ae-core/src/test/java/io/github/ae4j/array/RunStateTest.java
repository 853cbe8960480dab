package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.Preset;
import io.github.ae4j.preset.Presets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RunStateTest {
  private static final ArraySettings SETTINGS = ArraySettings.of(0.01);
  private static final double[] START = {1.0, -2.0, 0.5};

  private static void step(ArrayTrainer trainer, double[] theta, int step) {
    SplittableRandom random = new SplittableRandom(step);
    double[] gradient = new double[theta.length];
    double loss = 0.0;
    for (int i = 0; i < theta.length; i++) {
      gradient[i] = (i + 1.0) * (theta[i] - 0.3 * random.nextGaussian());
      loss += 0.5 * gradient[i] * gradient[i] / (i + 1.0);
    }
    trainer.step(loss, gradient);
  }

  private static void goesOnFromWhatIsPlaced(boolean adam) {
    double[] theta = START.clone();
    double[] other = new double[theta.length];
    try (ArrayTrainer first = trainer(theta, adam);
        ArrayTrainer second = trainer(other, adam)) {
      for (int t = 0; t < 40; t++) {
        step(first, theta, t);
      }
      RunState state = RunState.of(first);
      double[] numbers = new double[state.size()];
      state.read(numbers);
      assertEquals((adam ? 3 : 2) * 3 + state.loopSize(), state.size());
      RunState.of(second).place(numbers);
      for (int t = 40; t < 80; t++) {
        step(first, theta, t);
        step(second, other, t);
      }
      assertArrayEquals(theta, other, 0.0);
      double[] reached = new double[state.size()];
      state.read(numbers);
      RunState.of(second).read(reached);
      assertArrayEquals(numbers, reached, 0.0);
    }
  }

  private static ArrayTrainer trainer(double[] theta, boolean adam) {
    return ArrayTrainer.steer(
        adam ? ArrayOptimizer.adam(theta, SETTINGS) : ArrayOptimizer.sgd(theta, SETTINGS),
        Presets.standard());
  }

  @Test
  void aRunGoesOnInAnotherTrainerBitByBit() {
    goesOnFromWhatIsPlaced(false);
    goesOnFromWhatIsPlaced(true);
  }

  @Test
  void whatItDoesNotHoldIsRefused() {
    refused("double precision", ArrayOptimizer.sgd(new float[2], SETTINGS), Presets.standard());
    refused(
        "readout in a buffer",
        ArrayOptimizer.sgd(new double[2], SETTINGS),
        Presets.standardWithReadout());
    refused(
        "each coordinate",
        ArrayOptimizer.adafactor(new double[4], List.of(new int[] {2, 2}), SETTINGS),
        Presets.standard());
  }

  private static void refused(String rule, ArrayOptimizer optimizer, Preset preset) {
    try (ArrayTrainer trainer = ArrayTrainer.steer(optimizer, preset)) {
      String said =
          assertThrows(IllegalArgumentException.class, () -> RunState.of(trainer)).getMessage();
      assertTrue(said.contains(rule), said);
    }
  }
}
