package io.github.ae4j.examples.schedule;

import java.util.Arrays;
import java.util.Random;

/** A linear model of instances, learnt in batches of sixteen. */
abstract class SampledGround implements ToyGround {
  private static final int N = 10;
  private static final int BATCH = 16;
  private static final int KEPT = 400;

  private final double[][] inputs = new double[KEPT][N];
  private final double[] targets = new double[KEPT];
  private final Random random;

  SampledGround(long seed) {
    random = new Random(seed);
    double[] truth = new double[N];
    Arrays.setAll(truth, i -> random.nextGaussian());
    for (int k = 0; k < KEPT; k++) {
      Arrays.setAll(inputs[k], i -> random.nextGaussian() * (1 + i % 3) / 2.0);
      targets[k] = target(score(truth, inputs[k]), random.nextGaussian());
    }
  }

  /** What is to be answered where the truth's score is known. */
  abstract double target(double score, double noise);

  /** Loss of an answer. */
  abstract double lossOf(double score, double target);

  /** Its derivative by the score. */
  abstract double slope(double score, double target);

  private static double score(double[] weights, double[] input) {
    double sum = 0.0;
    for (int i = 0; i < N; i++) {
      sum += weights[i] * input[i];
    }
    return sum;
  }

  @Override
  public double[] start() {
    return new double[N];
  }

  @Override
  public double gradient(int step, double[] x, double[] gradient) {
    Arrays.fill(gradient, 0.0);
    double loss = 0.0;
    for (int b = 0; b < BATCH; b++) {
      int k = random.nextInt(KEPT);
      double score = score(x, inputs[k]);
      loss += lossOf(score, targets[k]) / BATCH;
      for (int i = 0; i < N; i++) {
        gradient[i] += slope(score, targets[k]) * inputs[k][i] / BATCH;
      }
    }
    return loss;
  }

  @Override
  public double loss(int step, double[] x) {
    double loss = 0.0;
    for (int k = 0; k < KEPT; k++) {
      loss += lossOf(score(x, inputs[k]), targets[k]) / KEPT;
    }
    return loss;
  }

  /** Half the square of the error. */
  static final class Linear extends SampledGround {
    private static final double NOISE = 0.3;

    Linear(long seed) {
      super(seed);
    }

    @Override
    double target(double score, double noise) {
      return score + NOISE * noise;
    }

    @Override
    double lossOf(double score, double target) {
      return 0.5 * (score - target) * (score - target);
    }

    @Override
    double slope(double score, double target) {
      return score - target;
    }
  }

  /** The logistic loss of a class, 1 or -1. */
  static final class Logistic extends SampledGround {
    Logistic(long seed) {
      super(seed);
    }

    @Override
    double target(double score, double noise) {
      return score + noise > 0.0 ? 1.0 : -1.0;
    }

    @Override
    double lossOf(double score, double target) {
      double margin = score * target;
      return Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(0.0, -margin);
    }

    @Override
    double slope(double score, double target) {
      return -target / (1.0 + Math.exp(score * target));
    }
  }
}
