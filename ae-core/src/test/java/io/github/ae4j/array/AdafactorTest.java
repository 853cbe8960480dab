package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.coefficient.Coefficient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Adafactor against the paper's matrices written out, R = V 1, C = 1' V, V = R C / 1' R. */
class AdafactorTest {
  private static final double DECAY = 0.02;
  private static final ArraySettings SETTINGS =
      ArraySettings.of(0.05).withWeightDecay(DECAY).withEpsilon(1e-3);
  private static final List<int[]> SHAPES =
      List.of(new int[] {3, 4}, new int[] {5}, new int[] {2, 3, 2}, new int[] {6, 1}, new int[0]);
  private static final int SIZE = 12 + 5 + 12 + 6 + 1;

  private static double[] numbers(int n, long seed) {
    return new SplittableRandom(seed).doubles(n, -1.0, 1.0).toArray();
  }

  /** The paper's second moment of one tensor, by sums as it has them, uncorrected. */
  private static final class Sums {
    private final double[] rows;
    private final double[] columns;

    Sums(int rows, int columns) {
      this.rows = new double[rows];
      this.columns = new double[columns];
    }

    void add(double[] g, int offset, double beta2) {
      Arrays.setAll(rows, i -> beta2 * rows[i]);
      Arrays.setAll(columns, j -> beta2 * columns[j]);
      for (int i = 0; i < rows.length; i++) {
        for (int j = 0; j < columns.length; j++) {
          double square = Math.pow(g[offset + i * columns.length + j], 2.0);
          rows[i] += (1.0 - beta2) * square;
          columns[j] += (1.0 - beta2) * square;
        }
      }
    }

    double at(int place) {
      double all = Arrays.stream(rows).sum();
      return rows[place / columns.length] * columns[place % columns.length] / all;
    }
  }

  /** The whole optimizer, one coordinate after another. */
  private static final class Reference {
    final double[] theta;
    final double[] m = new double[SIZE];
    final double[] w = new double[SIZE];
    private final List<Sums> sums =
        List.of(new Sums(3, 4), new Sums(1, 5), new Sums(6, 2), new Sums(1, 6), new Sums(1, 1));
    private double weight1;
    private double weight2;

    Reference(double[] theta) {
      this.theta = theta.clone();
    }

    void step(double[] g, double alpha, double mu, double beta2) {
      weight1 = mu * weight1 + 1.0 - mu;
      weight2 = beta2 * weight2 + 1.0 - beta2;
      int offset = 0;
      for (Sums tensor : sums) {
        tensor.add(g, offset, beta2);
        int size = tensor.rows.length * tensor.columns.length;
        for (int place = 0; place < size; place++) {
          w[offset + place] = 1.0 / (Math.sqrt(tensor.at(place) / weight2) + 1e-3);
        }
        offset += size;
      }
      for (int i = 0; i < SIZE; i++) {
        m[i] = mu * m[i] + (1.0 - mu) * g[i];
        theta[i] -= alpha * (DECAY * theta[i] + w[i] * m[i] / weight1);
      }
    }
  }

  private static double alpha(int t) {
    return 0.05 + 0.04 * Math.sin(t);
  }

  private static double mu(int t) {
    return 0.5 + 0.4 * Math.sin(0.7 * t);
  }

  private static double beta2(int t) {
    return 0.9 + 0.09 * Math.cos(0.3 * t);
  }

  private static void steer(ArrayOptimizer optimizer, int t) {
    optimizer.plant().coefficients(0).writer(Coefficient.LEARNING_RATE).accept(alpha(t));
    optimizer.plant().coefficients(0).writer(Coefficient.MOMENTUM).accept(mu(t));
    optimizer.plant().coefficients(0).writer(Coefficient.BETA2).accept(beta2(t));
  }

  @Test
  void makesThePapersStepsUnderChangingCoefficients() {
    double[] theta = numbers(SIZE, 0);
    Reference reference = new Reference(theta);
    ArrayOptimizer optimizer = ArrayOptimizer.adafactor(theta, SHAPES, SETTINGS);
    for (int t = 1; t <= 60; t++) {
      double[] g = numbers(SIZE, t);
      steer(optimizer, t);
      optimizer.step(g);
      reference.step(g, alpha(t), mu(t), beta2(t));
      assertArrayEquals(reference.theta, theta, 1e-12);
    }
  }

  @Test
  void measuresWithThePreconditionerOfTheStepToBeMade() {
    double[] theta = numbers(SIZE, 0);
    Reference reference = new Reference(theta);
    ArrayOptimizer optimizer = ArrayOptimizer.adafactor(theta, SHAPES, SETTINGS);
    Kernel.Sums sums = new Kernel.Sums(Set.of());
    for (int t = 1; t <= 20; t++) {
      double[] g = numbers(SIZE, t);
      steer(optimizer, t);
      optimizer.plant().present(g);
      optimizer.plant().gather(new Kernel.Sums[] {sums});
      double[] m = reference.m.clone();
      reference.step(g, alpha(t), mu(t), beta2(t));
      double slope = 0.0;
      double length = 0.0;
      for (int i = 0; i < SIZE; i++) {
        slope += g[i] * reference.w[i] * m[i];
        length += Math.pow(reference.w[i] * m[i], 2.0);
      }
      assertEquals(slope, sums.gwm, 1e-9 * (1.0 + Math.abs(slope)));
      assertEquals(length, sums.wmwm, 1e-9 * (1.0 + length));
      optimizer.step(g);
    }
  }

  @Test
  void floatsInBlocksAgreeWithDoubles() {
    List<int[]> shapes = List.of(new int[] {7, 300}, new int[] {1500}, new int[] {40, 2, 9});
    int n = 2100 + 1500 + 720;
    double[] theta = numbers(n, 0);
    float[] single = floats(theta);
    ArrayOptimizer onDoubles = ArrayOptimizer.adafactor(theta, shapes, SETTINGS);
    ArrayOptimizer onFloats = ArrayOptimizer.adafactor(single, shapes, SETTINGS);
    for (int t = 1; t <= 20; t++) {
      double[] g = numbers(n, t);
      onDoubles.step(g);
      onFloats.step(floats(g));
    }
    for (int i = 0; i < n; i++) {
      assertEquals(theta[i], single[i], 2e-5);
    }
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  @Test
  void keepsRowsAndColumnsOnly() {
    double[] theta = new double[784 * 128 + 128];
    List<int[]> shapes = List.of(new int[] {784, 128}, new int[] {128});
    int state = ArrayOptimizer.adafactor(theta, shapes, SETTINGS).state().length;
    assertEquals(2 + theta.length + (784 + 128) + 128, state);
    assertEquals(2 + 2 * theta.length, ArrayOptimizer.adam(theta, SETTINGS).state().length);
  }

  @Test
  void stateGoesOnWhereItWasTaken() {
    double[] theta = numbers(SIZE, 0);
    ArrayOptimizer first = ArrayOptimizer.adafactor(theta, SHAPES, SETTINGS);
    for (int t = 1; t <= 10; t++) {
      first.step(numbers(SIZE, t));
    }
    double[] copy = theta.clone();
    ArrayOptimizer second = ArrayOptimizer.adafactor(copy, SHAPES, SETTINGS);
    second.restore(first.state());
    first.step(numbers(SIZE, 11));
    second.step(numbers(SIZE, 11));
    assertArrayEquals(theta, copy);
  }

  @Test
  void staysFiniteOnZeroAndTinyGradients() {
    double[] theta = numbers(SIZE, 0);
    double[] before = theta.clone();
    ArrayOptimizer optimizer =
        ArrayOptimizer.adafactor(theta, SHAPES, SETTINGS.withWeightDecay(0.0));
    optimizer.step(new double[SIZE]);
    assertArrayEquals(before, theta);
    double[] tiny = new double[SIZE];
    Arrays.fill(tiny, 1e-170);
    optimizer.step(tiny);
    optimizer.step(tiny);
    assertTrue(Arrays.stream(theta).allMatch(Double::isFinite));
    assertTrue(Arrays.stream(optimizer.state()).allMatch(Double::isFinite));
  }

  @Test
  void shapesThatDoNotFillAreRefused() {
    List<List<int[]>> wrong = new ArrayList<>();
    wrong.add(List.of());
    wrong.add(List.of(new int[] {2, 3}));
    wrong.add(List.of(new int[] {2, 2}, new int[] {4}));
    wrong.add(List.of(new int[] {0}, new int[] {7}));
    wrong.add(List.of(new int[] {-1, -7}));
    wrong.add(List.of(new int[] {65536, 65536}, new int[] {7}));
    for (List<int[]> shapes : wrong) {
      String message =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> ArrayOptimizer.adafactor(new double[7], shapes, SETTINGS))
              .getMessage();
      assertTrue(
          message.startsWith("shapes must be of positive lengths and hold 7 coordinates together"),
          message);
    }
  }
}
