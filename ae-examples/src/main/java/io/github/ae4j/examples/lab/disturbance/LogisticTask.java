package io.github.ae4j.examples.lab.disturbance;

import io.github.ae4j.examples.lab.task.InnerProduct;
import io.github.ae4j.examples.lab.task.MarginLoss;
import io.github.ae4j.examples.lab.task.Task;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Logistic regression on 10 normal attributes, labels by the side of a plane drawn by the seed, one in
 * ten wrong; 8 examples a step, each drawn anew. The loss is the mean log loss, nats.
 */
final class LogisticTask implements Task {
  private static final int ATTRIBUTES = 10;
  private static final int BATCH = 8;
  private static final int HELD_BACK = 1_000;
  private static final double WRONG = 0.1;
  private static final long STEPS = 0x5851F42D4C957F2DL;

  private final long seed;
  private final double[] plane = new double[ATTRIBUTES];

  LogisticTask(long seed) {
    this.seed = seed;
    SplittableRandom random = new SplittableRandom(seed);
    Arrays.setAll(plane, i -> random.nextGaussian());
  }

  @Override
  public double[] start() {
    return new double[ATTRIBUTES + 1];
  }

  @Override
  public List<int[]> shapes() {
    return List.of(new int[] {ATTRIBUTES}, new int[] {1});
  }

  @Override
  public double gradient(int step, double[] point, double[] gradient) {
    Arrays.fill(gradient, 0.0);
    return mean(BATCH, new SplittableRandom(seed + STEPS * step), point, gradient);
  }

  @Override
  public double evaluate(int step, double[] weights) {
    double[] unused = new double[weights.length];
    return mean(HELD_BACK, new SplittableRandom(~seed), weights, unused);
  }

  private double mean(int count, SplittableRandom random, double[] weights, double[] gradient) {
    double sum = 0.0;
    double[] x = new double[ATTRIBUTES + 1];
    for (int i = 0; i < count; i++) {
      Arrays.setAll(x, k -> k < ATTRIBUTES ? random.nextGaussian() : 1.0);
      double y = positive(x) ^ random.nextDouble() < WRONG ? 1.0 : -1.0;
      double margin = y * InnerProduct.of(x, weights);
      double slope = y * MarginLoss.LOG.slope(margin) / count;
      Arrays.setAll(gradient, k -> gradient[k] + slope * x[k]);
      sum += MarginLoss.LOG.value(margin);
    }
    return sum / count;
  }

  private boolean positive(double[] x) {
    return InnerProduct.of(plane, x) > 0.0;
  }

  @Override
  public String data() {
    return "normal attributes, labels by a plane, one in ten wrong";
  }
}
