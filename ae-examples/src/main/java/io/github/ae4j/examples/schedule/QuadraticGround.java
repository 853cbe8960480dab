package io.github.ae4j.examples.schedule;

import java.util.Random;

/** A bowl of ten coordinates whose bottom may change its place, with noise in its gradient or without. */
final class QuadraticGround implements ToyGround {
  private static final int N = 10;
  private static final double FROM = 2.0;
  private static final double MOVED = 3.0;

  private final double condition;
  private final double noise;
  private final double[][] bottoms;
  private final double[] start = new double[N];
  private final Random random;

  QuadraticGround(double condition, double noise, int phases, long seed) {
    this.condition = condition;
    this.noise = noise;
    random = new Random(seed);
    bottoms = new double[phases][N];
    for (int i = 0; i < N; i++) {
      start[i] = FROM * random.nextGaussian();
      for (int phase = 1; phase < phases; phase++) {
        bottoms[phase][i] = MOVED * random.nextGaussian();
      }
    }
  }

  @Override
  public double[] start() {
    return start.clone();
  }

  private double curvature(int i) {
    return Math.pow(condition, -i / (N - 1.0));
  }

  private double[] bottom(int step) {
    return bottoms[(int) ((long) step * bottoms.length / Toy.STEPS)];
  }

  @Override
  public double gradient(int step, double[] x, double[] gradient) {
    double loss = loss(step, x);
    double[] bottom = bottom(step);
    for (int i = 0; i < N; i++) {
      double push = noise * random.nextGaussian();
      gradient[i] = curvature(i) * (x[i] - bottom[i]) + push;
      loss += push * (x[i] - bottom[i]);
    }
    return loss;
  }

  @Override
  public double loss(int step, double[] x) {
    double[] bottom = bottom(step);
    double loss = 0.0;
    for (int i = 0; i < N; i++) {
      loss += 0.5 * curvature(i) * (x[i] - bottom[i]) * (x[i] - bottom[i]);
    }
    return loss;
  }
}
