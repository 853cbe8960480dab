package io.github.ae4j.meta;

import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArraySettings;
import java.util.SplittableRandom;

/** A quadratic seen through noise, H known: l = 1/2 sum h_i (theta_i - c_i - s xi_i)^2. */
final class QuadraticMetaTask implements MetaTask {
  private static final long SPREAD = 0xd1342543de82ef95L;

  private final long seed;
  private final boolean adam;
  private final int steps;
  private final double noise;
  private final double[] curvature;
  private final double[] centre;
  private final Objective objective;

  QuadraticMetaTask(long seed, int size, int steps, boolean adam, Objective objective) {
    this.seed = seed;
    this.adam = adam;
    this.steps = steps;
    this.objective = objective;
    SplittableRandom random = new SplittableRandom(seed);
    noise = 0.05 * Math.pow(20.0, random.nextDouble());
    double condition = Math.pow(100.0, random.nextDouble());
    curvature = random.doubles(size).map(u -> Math.pow(condition, -u)).toArray();
    centre = random.doubles(size, -2.0, 2.0).toArray();
  }

  /** The same task as one that tells losses and gradients alone. */
  static MetaTask withoutCurvature(MetaTask task) {
    return new MetaTask() {
      @Override
      public int steps() {
        return task.steps();
      }

      @Override
      public double[] start() {
        return task.start();
      }

      @Override
      public ArrayOptimizer optimizer(double[] parameters) {
        return task.optimizer(parameters);
      }

      @Override
      public double loss(int step, double[] parameters, double[] gradient) {
        return task.loss(step, parameters, gradient);
      }

      @Override
      public double end(double[] served) {
        return task.end(served);
      }

      @Override
      public Objective objective() {
        return task.objective();
      }
    };
  }

  @Override
  public int steps() {
    return steps;
  }

  @Override
  public double[] start() {
    return new SplittableRandom(seed + SPREAD).doubles(centre.length, -1.0, 1.0).toArray();
  }

  @Override
  public ArrayOptimizer optimizer(double[] parameters) {
    ArraySettings settings = ArraySettings.of(0.01);
    return adam
        ? ArrayOptimizer.adam(parameters, settings)
        : ArrayOptimizer.sgd(parameters, settings);
  }

  @Override
  public double loss(int step, double[] parameters, double[] gradient) {
    SplittableRandom random = new SplittableRandom(seed + (step + 2L) * SPREAD);
    double sum = 0.0;
    for (int i = 0; i < parameters.length; i++) {
      double error = parameters[i] - centre[i] - noise * random.nextGaussian();
      gradient[i] = curvature[i] * error;
      sum += 0.5 * gradient[i] * error;
    }
    return sum;
  }

  @Override
  public double end(double[] served) {
    double sum = 0.0;
    for (int i = 0; i < served.length; i++) {
      double error = served[i] - centre[i];
      sum += 0.5 * curvature[i] * error * error;
    }
    return sum;
  }

  @Override
  public Objective objective() {
    return objective;
  }

  @Override
  public void curvature(
      int step, double[] parameters, double[] gradient, double[] direction, double[] product) {
    for (int i = 0; i < direction.length; i++) {
      product[i] = curvature[i] * direction[i];
    }
  }
}
