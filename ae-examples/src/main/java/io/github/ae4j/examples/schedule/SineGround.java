package io.github.ae4j.examples.schedule;

import java.util.Arrays;
import java.util.Random;

/** A network of eight hyperbolic tangents that learns a sine in batches of sixteen. */
final class SineGround implements ToyGround {
  private static final int HIDDEN = 8;
  private static final int BATCH = 16;
  private static final int LOOKED_AT = 100;
  private static final double REACH = 2.0;

  private final double[] start = new double[3 * HIDDEN + 1];
  private final Random random;

  SineGround(long seed) {
    random = new Random(seed);
    for (int i = 0; i < 3 * HIDDEN; i++) {
      start[i] = random.nextGaussian();
    }
  }

  @Override
  public double[] start() {
    return start.clone();
  }

  private static double error(double[] x, double in, double[] hidden) {
    double out = x[3 * HIDDEN];
    for (int j = 0; j < HIDDEN; j++) {
      hidden[j] = Math.tanh(x[j] * in + x[HIDDEN + j]);
      out += x[2 * HIDDEN + j] * hidden[j] / Math.sqrt(HIDDEN);
    }
    return out - Math.sin(2.0 * in);
  }

  @Override
  public double gradient(int step, double[] x, double[] gradient) {
    Arrays.fill(gradient, 0.0);
    double[] hidden = new double[HIDDEN];
    double loss = 0.0;
    for (int b = 0; b < BATCH; b++) {
      double in = REACH * (2.0 * random.nextDouble() - 1.0);
      double error = error(x, in, hidden);
      loss += 0.5 * error * error / BATCH;
      gradient[3 * HIDDEN] += error / BATCH;
      double each = error / BATCH / Math.sqrt(HIDDEN);
      for (int j = 0; j < HIDDEN; j++) {
        double within = each * x[2 * HIDDEN + j] * (1.0 - hidden[j] * hidden[j]);
        gradient[2 * HIDDEN + j] += each * hidden[j];
        gradient[HIDDEN + j] += within;
        gradient[j] += within * in;
      }
    }
    return loss;
  }

  @Override
  public double loss(int step, double[] x) {
    double[] hidden = new double[HIDDEN];
    double loss = 0.0;
    for (int k = 0; k < LOOKED_AT; k++) {
      double in = REACH * (2.0 * (k + 0.5) / LOOKED_AT - 1.0);
      double error = error(x, in, hidden);
      loss += 0.5 * error * error / LOOKED_AT;
    }
    return loss;
  }
}
