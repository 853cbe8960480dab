package io.github.ae4j.examples.lab.staleness;

import io.github.ae4j.examples.lab.task.Task;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A quadratic bowl whose gradient arrives late: l = sum h_i x_i^2 / 2 at the point of now, its
 * gradient at the point of k steps ago; h spread evenly in the logarithm over a condition number.
 */
public final class StaleBowl implements Task {
  private static final double NEAREST = 0.5;

  private final int delay;
  private final double[] curvature;
  private final double[] start;
  private final double[][] past;
  private double highest;
  private double overshoot;

  /**
   * A bowl of a seed.
   *
   * @param dimensions number of parameters
   * @param condition largest curvature, the smallest being 1/condition of it; the largest is 1
   * @param delay steps by which the gradient is late
   * @param seed of the starting point, each of its coordinates 0.5 to 1.5 to either side
   */
  public StaleBowl(int dimensions, double condition, int delay, long seed) {
    this.delay = delay;
    curvature = new double[dimensions];
    start = new double[dimensions];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < dimensions; i++) {
      double place = dimensions == 1 ? 0.0 : (double) i / (dimensions - 1);
      curvature[i] = Math.pow(condition, -place);
      start[i] = (random.nextBoolean() ? 1.0 : -1.0) * (NEAREST + random.nextDouble());
    }
    past = new double[delay + 1][dimensions];
  }

  @Override
  public double[] start() {
    return start.clone();
  }

  @Override
  public List<int[]> shapes() {
    return List.of(new int[] {start.length});
  }

  @Override
  public double gradient(int step, double[] point, double[] gradient) {
    if (step == 1) {
      Arrays.stream(past).forEach(row -> System.arraycopy(point, 0, row, 0, row.length));
    }
    System.arraycopy(point, 0, past[step % past.length], 0, point.length);
    double[] stale = past[(step - delay + past.length) % past.length];
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] = curvature[i] * stale[i];
    }
    double loss = loss(point);
    highest = Math.max(highest, Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss);
    overshoot = Math.max(overshoot, -point[0] / start[0]);
    return loss;
  }

  private double loss(double[] point) {
    double sum = 0.0;
    for (int i = 0; i < point.length; i++) {
      sum += 0.5 * curvature[i] * point[i] * point[i];
    }
    return sum;
  }

  /** Largest loss so far by the loss at the start; 1 if it never rose above. */
  public double growth() {
    return highest / loss(start);
  }

  /** How far the steepest coordinate swung beyond the bottom, by its start; 0 if it never did. */
  public double overshoot() {
    return overshoot;
  }

  /** The loss by the loss at the start. */
  @Override
  public double evaluate(int step, double[] weights) {
    return loss(weights) / loss(start);
  }

  @Override
  public String data() {
    return "a quadratic bowl";
  }
}
