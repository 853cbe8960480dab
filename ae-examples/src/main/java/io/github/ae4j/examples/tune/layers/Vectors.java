package io.github.ae4j.examples.tune.layers;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Sums over stretches of arrays. */
final class Vectors {
  private Vectors() {}

  /** An array of a size, zeroed: the given one if it has it. */
  static double[] zeros(double[] array, int size) {
    if (array.length != size) {
      return new double[size];
    }
    Arrays.fill(array, 0.0);
    return array;
  }

  /** Adds a multiple of a stretch to another: y += factor x. */
  static void add(double factor, double[] x, int xFrom, double[] y, int yFrom, int count) {
    for (int i = 0; i < count; i++) {
      y[yFrom + i] += factor * x[xFrom + i];
    }
  }

  /** The inner product of two stretches, in four sums, which a processor adds side by side. */
  static double dot(double[] x, int xFrom, double[] y, int yFrom, int count) {
    double a = 0.0;
    double b = 0.0;
    double c = 0.0;
    double d = 0.0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      a += x[xFrom + i] * y[yFrom + i];
      b += x[xFrom + i + 1] * y[yFrom + i + 1];
      c += x[xFrom + i + 2] * y[yFrom + i + 2];
      d += x[xFrom + i + 3] * y[yFrom + i + 3];
    }
    for (; i < count; i++) {
      a += x[xFrom + i] * y[yFrom + i];
    }
    return (a + b) + (c + d);
  }

  /** The sum of a stretch. */
  static double sum(double[] x, int from, int count) {
    double sum = 0.0;
    for (int i = from; i < from + count; i++) {
      sum += x[i];
    }
    return sum;
  }

  /** Normal numbers over a stretch. */
  static void normal(double deviation, double[] x, int from, int count, SplittableRandom random) {
    for (int i = from; i < from + count; i++) {
      x[i] = deviation * random.nextGaussian();
    }
  }
}
