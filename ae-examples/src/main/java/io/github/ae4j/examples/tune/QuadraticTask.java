package io.github.ae4j.examples.tune;

import java.util.SplittableRandom;

/**
 * A quadratic whose minimum is seen through noise.
 *
 * <pre>  l = 1/2 sum h_i (theta_i - c_i - s xi_i)^2,   xi Gaussian, new each step</pre>
 */
final class QuadraticTask implements TuneTask {
  private final Concept concept;
  private final Changes changes;
  private final double[] curvature;
  private final double noise;
  private final long seed;

  QuadraticTask(Concept concept, Changes changes, double[] curvature, double noise, long seed) {
    this.concept = concept;
    this.changes = changes;
    this.curvature = curvature.clone();
    this.noise = noise;
    this.seed = seed;
  }

  @Override
  public Family family() {
    return Family.QUADRATIC;
  }

  @Override
  public Drift drift() {
    return changes.drift();
  }

  @Override
  public int steps() {
    return changes.steps();
  }

  @Override
  public double[] start() {
    return Seeds.random(seed, -1L).doubles(curvature.length, -1.0, 1.0).toArray();
  }

  @Override
  public double lossScale(int step) {
    return changes.scale(Drift.LOSS_SCALE, step);
  }

  @Override
  public double loss(int step, double[] theta, double[] gradient) {
    SplittableRandom random = Seeds.random(seed, step);
    double[] centre = concept.at(step);
    double scale = lossScale(step);
    double sum = 0.0;
    for (int i = 0; i < theta.length; i++) {
      double error = theta[i] - centre[i] - noise * random.nextGaussian();
      gradient[i] = scale * curvature[i] * error;
      sum += 0.5 * gradient[i] * error;
    }
    return sum;
  }

  /** Beyond what the noise leaves. */
  @Override
  public double heldBack(double[] theta) {
    double[] centre = concept.at(0);
    double sum = 0.0;
    for (int i = 0; i < theta.length; i++) {
      double error = theta[i] - centre[i];
      sum += 0.5 * curvature[i] * error * error;
    }
    return sum;
  }
}
