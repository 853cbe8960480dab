package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrayOptimizerTest {
  private static final ArraySettings SETTINGS = ArraySettings.of(0.05).withWeightDecay(0.02);

  private static double[] numbers(int n, long seed) {
    return new SplittableRandom(seed).doubles(n, -1.0, 1.0).toArray();
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** The textbook's Adam; with momentum alone, SGD; decay in the gradient or beside it. */
  private static void reference(
      double[] theta, double[] m, double[] v, double[] g, int t, boolean second, boolean beside) {
    for (int i = 0; i < theta.length; i++) {
      double gi = beside ? g[i] : g[i] + 0.02 * theta[i];
      m[i] = 0.9 * m[i] + 0.1 * gi;
      v[i] = 0.999 * v[i] + 0.001 * gi * gi;
      double direction = m[i] / (1.0 - Math.pow(0.9, t));
      if (second) {
        direction /= Math.sqrt(v[i] / (1.0 - Math.pow(0.999, t))) + 1e-8;
      }
      double decay = beside ? 0.05 * 0.02 * theta[i] : 0.0;
      theta[i] = theta[i] - decay - 0.05 * direction;
    }
  }

  private static void agrees(ArrayOptimizer optimizer, double[] theta, int n, int kind) {
    double[] expected = theta.clone();
    double[] m = new double[n];
    double[] v = new double[n];
    for (int t = 1; t <= 50; t++) {
      double[] g = numbers(n, t);
      optimizer.step(g);
      reference(expected, m, v, g, t, kind > 0, kind == 2);
      assertArrayEquals(expected, theta, 1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1023, 1024, 1025, 2049})
  void areTheTextbooksOptimizers(int n) {
    double[] sgd = numbers(n, 0);
    agrees(ArrayOptimizer.sgd(sgd, SETTINGS), sgd, n, 0);
    double[] adam = numbers(n, 0);
    agrees(ArrayOptimizer.adam(adam, SETTINGS), adam, n, 1);
    double[] adamW = numbers(n, 0);
    agrees(ArrayOptimizer.adamW(adamW, SETTINGS), adamW, n, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1023, 1024, 1025, 3000})
  void floatsAgreeWithDoubles(int n) {
    double[] theta = numbers(n, 0);
    float[] single = floats(theta);
    ArrayOptimizer onDoubles = ArrayOptimizer.adam(theta, SETTINGS);
    ArrayOptimizer onFloats = ArrayOptimizer.adam(single, SETTINGS);
    for (int t = 1; t <= 30; t++) {
      double[] g = numbers(n, t);
      onDoubles.step(g);
      onFloats.step(floats(g));
    }
    for (int i = 0; i < n; i++) {
      assertEquals(theta[i], single[i], 2e-5);
    }
  }

  @Test
  void stateGoesOnWhereItWasTaken() {
    double[] theta = numbers(5, 0);
    ArrayOptimizer first = ArrayOptimizer.adamW(theta, SETTINGS);
    for (int t = 1; t <= 10; t++) {
      first.step(numbers(5, t));
    }
    double[] copy = theta.clone();
    ArrayOptimizer second = ArrayOptimizer.adamW(copy, SETTINGS);
    second.restore(first.state());
    first.step(numbers(5, 11));
    second.step(numbers(5, 11));
    assertArrayEquals(theta, copy);
    assertEquals(2 + 10, first.state().length);
    assertEquals(2 + 5, ArrayOptimizer.sgd(theta, SETTINGS).state().length);
  }

  private static void refused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void badArgumentsAreRefused() {
    ArrayOptimizer adam = ArrayOptimizer.adam(new double[3], SETTINGS);
    refused(
        "gradient must have 3 coordinates like the parameters, got 2",
        () -> adam.step(new double[2]));
    refused(
        "gradient must be double[] like the parameters, got float[]",
        () -> adam.step(new float[3]));
    refused(
        "gradient must be float[] like the parameters, got double[]",
        () -> ArrayOptimizer.sgd(new float[3], SETTINGS).step(new double[3]));
    refused("state of Adam must have 8 numbers, got 7", () -> adam.restore(new double[7]));
    refused("learningRate must be positive and finite, got 0.0", () -> ArraySettings.of(0.0));
    refused("momentum must be in [0, 1), got 1.2", () -> SETTINGS.withMomentum(1.2));
    refused("beta2 must be in [0, 1), got 1.0", () -> SETTINGS.withBeta2(1.0));
    refused("epsilon must be positive and finite, got 0.0", () -> SETTINGS.withEpsilon(0.0));
    refused(
        "weightDecay must be in [0.0, 1000.0], got NaN",
        () -> SETTINGS.withWeightDecay(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> ArrayOptimizer.sgd(new double[0], SETTINGS));
    assertThrows(NullPointerException.class, () -> adam.step((double[]) null));
  }

  @Test
  void zeroMomentumAndZeroGradientStandStill() {
    double[] theta = {1.0, -1.0};
    ArrayOptimizer adam = ArrayOptimizer.adam(theta, ArraySettings.of(0.1).withMomentum(0.0));
    for (int t = 0; t < 5; t++) {
      adam.step(new double[2]);
    }
    assertArrayEquals(new double[] {1.0, -1.0}, theta);
    assertTrue(Arrays.stream(adam.state()).allMatch(Double::isFinite));
  }
}
