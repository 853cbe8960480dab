package io.github.ae4j.examples.fuzz;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A well-behaved problem: 0.5 sum h (theta - target - e)^2 with h in [0.1, 1] and e anew in each batch. */
final class Quadratic {
  private static final double NOISE = 0.3;

  private final SplittableRandom random;
  private final double[] h;
  private final double[] target;

  Quadratic(int size, SplittableRandom random) {
    this.random = random;
    h = random.doubles(size, -1.0, 0.0).map(exponent -> Math.pow(10.0, exponent)).toArray();
    target = random.doubles(size, -1.0, 1.0).toArray();
  }

  /** Where training starts. */
  double[] start() {
    double[] start = target.clone();
    Arrays.setAll(start, i -> start[i] + (random.nextBoolean() ? 1.0 : -1.0));
    return start;
  }

  /**
   * Draws a batch.
   *
   * @param gradient receives the batch's
   * @return its loss
   */
  double batch(double[] theta, double[] gradient) {
    double loss = 0.0;
    for (int i = 0; i < theta.length; i++) {
      double noise = NOISE * (random.nextDouble() + random.nextDouble() - 1.0);
      double miss = theta[i] - target[i] - noise;
      gradient[i] = h[i] * miss;
      loss += 0.5 * h[i] * miss * miss;
    }
    return loss;
  }

  /** By how much the expected loss exceeds the least. */
  double excess(double[] theta) {
    double sum = 0.0;
    for (int i = 0; i < theta.length; i++) {
      double miss = theta[i] - target[i];
      sum += 0.5 * h[i] * miss * miss;
    }
    return sum;
  }

  /** The target is another one from now on. */
  void move() {
    for (int i = 0; i < target.length; i++) {
      target[i] += random.nextBoolean() ? 1.0 : -1.0;
    }
  }
}
