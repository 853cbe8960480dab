package io.github.ae4j.examples.lab.task;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Regression with a sigmoid that is clipped, started where it is flat: f(x) = min(.99, max(.01, s(w.x +
 * b))), answers y = s(w*.x), half the mean squared error. Where f is clipped its slope is exactly 0; at
 * the start it is so for every instance, b being 8.
 */
public final class ClippedSigmoid implements Task {
  private static final int ATTRIBUTES = 8;
  private static final int INSTANCES = 512;
  private static final int BATCH = 64;
  private static final double CLIP = 0.99;
  private static final double FAR = 8.0;
  private static final double NEAR = 0.1;
  private static final long BATCHES = 0x5851F42D4C957F2DL;

  private final double[][] x = new double[INSTANCES][ATTRIBUTES];
  private final double[] y = new double[INSTANCES];
  private final double[] start = new double[ATTRIBUTES + 1];
  private final long seed;

  /** The instances, the answers and the start of a seed. */
  public ClippedSigmoid(long seed) {
    this.seed = seed;
    SplittableRandom random = new SplittableRandom(seed);
    double[] teacher = new double[ATTRIBUTES + 1];
    for (int i = 0; i < ATTRIBUTES; i++) {
      teacher[i] = random.nextGaussian();
      start[i] = NEAR * random.nextGaussian();
    }
    start[ATTRIBUTES] = FAR;
    for (int t = 0; t < INSTANCES; t++) {
      for (int i = 0; i < ATTRIBUTES; i++) {
        x[t][i] = random.nextGaussian();
      }
      y[t] = sigmoid(score(teacher, x[t]));
    }
  }

  private static double score(double[] weights, double[] x) {
    double score = weights[ATTRIBUTES];
    for (int i = 0; i < ATTRIBUTES; i++) {
      score += weights[i] * x[i];
    }
    return score;
  }

  private static double sigmoid(double score) {
    return 1.0 / (1.0 + Math.exp(-score));
  }

  @Override
  public double[] start() {
    return start.clone();
  }

  @Override
  public List<int[]> shapes() {
    return List.of(new int[] {ATTRIBUTES}, new int[] {1});
  }

  @Override
  public double gradient(int step, double[] point, double[] gradient) {
    Arrays.fill(gradient, 0.0);
    SplittableRandom random = new SplittableRandom(seed + BATCHES * step);
    double sum = 0.0;
    for (int n = 0; n < BATCH; n++) {
      int t = random.nextInt(INSTANCES);
      double s = sigmoid(score(point, x[t]));
      double error = clipped(s) - y[t];
      sum += 0.5 * error * error / BATCH;
      if (s > 1.0 - CLIP && s < CLIP) {
        add(gradient, x[t], error * s * (1.0 - s) / BATCH);
      }
    }
    return sum;
  }

  private static double clipped(double s) {
    return Math.min(CLIP, Math.max(1.0 - CLIP, s));
  }

  private static void add(double[] gradient, double[] x, double slope) {
    for (int i = 0; i < ATTRIBUTES; i++) {
      gradient[i] += slope * x[i];
    }
    gradient[ATTRIBUTES] += slope;
  }

  /** The loss over all instances. */
  @Override
  public double evaluate(int step, double[] weights) {
    double sum = 0.0;
    for (int t = 0; t < INSTANCES; t++) {
      double error = clipped(sigmoid(score(weights, x[t]))) - y[t];
      sum += 0.5 * error * error / INSTANCES;
    }
    return sum;
  }

  @Override
  public String data() {
    return "instances drawn from a standard normal, answers of a sigmoid";
  }
}
