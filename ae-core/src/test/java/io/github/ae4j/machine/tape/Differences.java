package io.github.ae4j.machine.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Central differences, independent of the products that they are held against. */
final class Differences {
  private static final double STEP = 1e-5;

  private Differences() {}

  /** Each coordinate's derivative is that of the difference to 1e-6, relative to the largest of them. */
  static void check(String what, double[] at, ToDoubleFunction<double[]> f, double[] gradient) {
    assertEquals(at.length, gradient.length, what);
    double scale = 1.0;
    for (double g : gradient) {
      scale = Math.max(scale, Math.abs(g));
    }
    for (int i = 0; i < at.length; i++) {
      double[] moved = at.clone();
      double h = STEP * Math.max(1.0, Math.abs(at[i]));
      moved[i] = at[i] + h;
      double up = f.applyAsDouble(moved);
      moved[i] = at[i] - h;
      double down = f.applyAsDouble(moved);
      assertEquals(
          (up - down) / (2.0 * h), gradient[i], 1e-6 * scale, what + " of coordinate " + i);
    }
  }

  static double[] normal(SplittableRandom random, int n, double deviation) {
    Random normal = new Random(random.nextLong());
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = deviation * normal.nextGaussian();
    }
    return values;
  }
}
