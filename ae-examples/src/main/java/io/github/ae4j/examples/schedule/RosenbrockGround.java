package io.github.ae4j.examples.schedule;

import java.util.Random;

/** Rosenbrock's valley over 100, from near (-1.2, 1). */
final class RosenbrockGround implements ToyGround {
  private static final double SCALE = 0.01;
  private static final double STEEP = 100.0;
  private static final double SCATTER = 0.2;

  private final double[] start;

  RosenbrockGround(long seed) {
    Random random = new Random(seed);
    start =
        new double[] {
          -1.2 + SCATTER * random.nextGaussian(), 1.0 + SCATTER * random.nextGaussian()
        };
  }

  @Override
  public double[] start() {
    return start.clone();
  }

  @Override
  public double gradient(int step, double[] x, double[] gradient) {
    double up = x[1] - x[0] * x[0];
    gradient[0] = SCALE * (-2.0 * (1.0 - x[0]) - 4.0 * STEEP * x[0] * up);
    gradient[1] = SCALE * 2.0 * STEEP * up;
    return loss(step, x);
  }

  @Override
  public double loss(int step, double[] x) {
    double up = x[1] - x[0] * x[0];
    return SCALE * ((1.0 - x[0]) * (1.0 - x[0]) + STEEP * up * up);
  }
}
