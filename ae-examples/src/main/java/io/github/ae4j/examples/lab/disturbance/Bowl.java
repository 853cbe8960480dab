package io.github.ae4j.examples.lab.disturbance;

import io.github.ae4j.examples.lab.task.Task;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A quadratic bowl whose bottom jitters: l = sum h_i (x_i - e_i)^2 / 2, e normal and new each step; h
 * spread evenly in the logarithm from 1 to 1/100 over 20 axes. Held back is the loss with e = 0.
 */
final class Bowl implements Task {
  private static final int DIMENSIONS = 20;
  private static final double CONDITION = 100.0;
  private static final double NEAREST = 0.5;
  private static final long STEPS = 0x5851F42D4C957F2DL;

  private final double noise;
  private final long seed;
  private final double[] curvature = new double[DIMENSIONS];
  private final double[] start = new double[DIMENSIONS];

  /**
   * A bowl of a seed.
   *
   * @param noise standard deviation of e, parameter units; 0 leaves the bottom where it is
   * @param seed of the starting point, each of its coordinates 0.5 to 1.5 to either side
   */
  Bowl(double noise, long seed) {
    this.noise = noise;
    this.seed = seed;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < DIMENSIONS; i++) {
      curvature[i] = Math.pow(CONDITION, -(double) i / (DIMENSIONS - 1));
      start[i] = (random.nextBoolean() ? 1.0 : -1.0) * (NEAREST + random.nextDouble());
    }
  }

  @Override
  public double[] start() {
    return start.clone();
  }

  @Override
  public List<int[]> shapes() {
    return List.of(new int[] {DIMENSIONS});
  }

  @Override
  public double gradient(int step, double[] point, double[] gradient) {
    SplittableRandom random = new SplittableRandom(seed + STEPS * step);
    double sum = 0.0;
    for (int i = 0; i < DIMENSIONS; i++) {
      double off = point[i] - noise * random.nextGaussian();
      gradient[i] = curvature[i] * off;
      sum += 0.5 * curvature[i] * off * off;
    }
    return sum;
  }

  @Override
  public double evaluate(int step, double[] weights) {
    double sum = 0.0;
    for (int i = 0; i < DIMENSIONS; i++) {
      sum += 0.5 * curvature[i] * weights[i] * weights[i];
    }
    return sum;
  }

  @Override
  public String data() {
    return noise == 0.0 ? "a quadratic bowl" : "a quadratic bowl with noise " + noise;
  }
}
