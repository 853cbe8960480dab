package io.github.ae4j.djl;

import static io.github.ae4j.coefficient.Coefficient.NOISE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.Trainer;
import io.github.ae4j.djl.pass.GradientNoise;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The noise is normal, of the asked size, and a function of seed, step, name and coordinate. */
class NoiseTest {
  private static double[] sample(long seed, long step, String name, int n) {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray sample = new GradientNoise(seed).sample(manager, step, name, new Shape(n));
      assertEquals(DataType.FLOAT64, sample.getDataType());
      return sample.toDoubleArray();
    }
  }

  private static double mean(double[] values, int power) {
    return Arrays.stream(values).map(v -> Math.pow(v, power)).average().orElseThrow();
  }

  @Test
  void normal() {
    int n = 200_000;
    for (long step = 1; step <= 3; step++) {
      double[] z = sample(11, step, "weight", n);
      double error = 5.0 / Math.sqrt(n);
      assertEquals(0.0, mean(z, 1), error);
      assertEquals(1.0, mean(z, 2), error * Math.sqrt(2));
      assertEquals(0.0, mean(z, 3), error * Math.sqrt(15));
      assertEquals(3.0, mean(z, 4), error * Math.sqrt(96));
      double[] sorted = z.clone();
      Arrays.sort(sorted);
      assertEquals(0.6744898, sorted[3 * n / 4], 0.02);
      assertEquals(-1.2815516, sorted[n / 10], 0.02);
    }
  }

  @Test
  void uncorrelated() {
    int n = 200_000;
    double[] z = sample(11, 1, "weight", n);
    for (int lag : new int[] {1, 2, 3, 64, 1000, n / 2}) {
      assertEquals(0.0, correlation(z, z, lag), 5.0 / Math.sqrt(n - lag), "lag " + lag);
    }
    assertEquals(0.0, correlation(z, sample(11, 2, "weight", n), 0), 5.0 / Math.sqrt(n));
    assertEquals(0.0, correlation(z, sample(11, 1, "bias", n), 0), 5.0 / Math.sqrt(n));
    assertEquals(0.0, correlation(z, sample(12, 1, "weight", n), 0), 5.0 / Math.sqrt(n));
  }

  private static double correlation(double[] a, double[] b, int lag) {
    double sum = 0.0;
    for (int i = lag; i < a.length; i++) {
      sum += a[i] * b[i - lag];
    }
    return sum / (a.length - lag);
  }

  @Test
  void sameAgainAndInAnyShape() {
    double[] z = sample(5, 9, "weight", 7);
    assertArrayEquals(z, sample(5, 9, "weight", 7));
    assertFalse(Arrays.equals(z, sample(5, 10, "weight", 7)));
    try (NDManager manager = NDManager.newBaseManager()) {
      GradientNoise noise = new GradientNoise(5);
      assertEquals(1, noise.sample(manager, 1, "scalar", new Shape()).size());
      assertArrayEquals(
          new long[] {2, 3}, noise.sample(manager, 1, "w", new Shape(2, 3)).getShape().getShape());
    }
  }

  @Test
  void isAddedToTheUpdate() {
    Loops.Course course = (name, t) -> 0.25;
    try (Ripple bare = new Ripple(Optimizers.adam());
        Ripple noisy = new Ripple(Optimizers.adam());
        Ripple again = new Ripple(Optimizers.adam());
        Trainer bareTrainer = bare.bare();
        SteeredTrainer one = noisy.steered(Loops.along(course, NOISE));
        SteeredTrainer two = again.steered(Loops.along(course, NOISE))) {
      bare.step(bareTrainer, 1);
      noisy.step(one, 1);
      again.step(two, 1);
      double[] expected = bare.weights();
      double[] z = sample(0, 1, "vector", 5);
      double[] z2 = sample(0, 1, "matrix", 6);
      for (int i = 0; i < expected.length; i++) {
        double add = 0.25 * (i < 5 ? z[i] : z2[i - 5]);
        assertEquals(expected[i] + add, noisy.weights()[i], 1e-6);
      }
      assertArrayEquals(noisy.weights(), again.weights());
    }
  }

  @Test
  void leavesTheGlobalGeneratorAlone() {
    try (NDManager manager = NDManager.newBaseManager()) {
      manager.getEngine().setRandomSeed(3);
      float[] expected = manager.randomNormal(new Shape(4)).toFloatArray();
      manager.getEngine().setRandomSeed(3);
      sample(0, 1, "weight", 100);
      assertArrayEquals(expected, manager.randomNormal(new Shape(4)).toFloatArray());
    }
    assertTrue(sample(0, 1, "weight", 100)[0] != 0.0);
  }
}
