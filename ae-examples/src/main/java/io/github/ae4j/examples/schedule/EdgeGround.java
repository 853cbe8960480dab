package io.github.ae4j.examples.schedule;

import java.util.Random;

/** The mean of |x| over ten coordinates: a slope without curvature, so that what is left is as long as a step. */
final class EdgeGround implements ToyGround {
  private static final int N = 10;
  private static final double FROM = 2.0;

  private final double[] start = new double[N];

  EdgeGround(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < N; i++) {
      start[i] = FROM * random.nextGaussian();
    }
  }

  @Override
  public double[] start() {
    return start.clone();
  }

  @Override
  public double gradient(int step, double[] x, double[] gradient) {
    for (int i = 0; i < N; i++) {
      gradient[i] = Math.signum(x[i]) / N;
    }
    return loss(step, x);
  }

  @Override
  public double loss(int step, double[] x) {
    double loss = 0.0;
    for (double each : x) {
      loss += Math.abs(each) / N;
    }
    return loss;
  }
}
