package io.github.ae4j.examples.lab.arm;

import java.util.Map;

/**
 * Schedule-free descent: z makes the steps, x averages them and is served, gradients are taken at y in
 * between. y_t = (1-b) z_t + b x_t; z_{t+1} = z_t - gamma_t d_t; x_{t+1} = (1-c) x_t + c z_{t+1}; b =
 * .9. gamma_t rises linearly over the warm-up, if there is one.
 *
 * <p>A. Defazio, X. Yang, H. Mehta, K. Mishchenko, A. Khaled, A. Cutkosky (2024), "The Road Less
 * Scheduled", arXiv 2405.15682, Algorithm 1.
 */
abstract class ScheduleFree implements Optimizer {
  private static final double INTERPOLATION = 0.9;

  private final double[] y;
  private final double[] x;
  private final double[] z;
  private final double learningRate;
  private final int warmUp;
  private double weights;
  private double gamma;
  private int t;

  /**
   * Starts at a point.
   *
   * @param weights what the initial point counts in the average, in units of gamma^2
   */
  ScheduleFree(double[] start, double learningRate, int warmUp, double weights) {
    y = start;
    x = start.clone();
    z = start.clone();
    this.learningRate = learningRate;
    this.warmUp = warmUp;
    this.weights = weights;
  }

  /** Moves z by the gradient at y. */
  abstract void move(double[] z, double[] y, double[] gradient, double gamma);

  /** Factor of the step number t, from 1, on gamma. */
  abstract double factor(int t);

  @Override
  public final double[] point() {
    return y;
  }

  @Override
  public final double[] served() {
    return x;
  }

  @Override
  public final void step(double loss, double[] gradient) {
    t++;
    gamma = learningRate * factor(t) * (t < warmUp ? (double) t / warmUp : 1.0);
    move(z, y, gradient, gamma);
    weights += gamma * gamma;
    double c = weights == 0.0 ? 0.0 : gamma * gamma / weights;
    for (int i = 0; i < x.length; i++) {
      x[i] = (1.0 - c) * x[i] + c * z[i];
      y[i] = (1.0 - INTERPOLATION) * z[i] + INTERPOLATION * x[i];
    }
  }

  /** One of y, x and z follows from the other two; beside the weights y, z, the sum and the count. */
  @Override
  public long stateNumbers() {
    return z.length + 2L;
  }

  @Override
  public final Map<String, Double> coefficients() {
    return Map.of("learningRate", gamma, "momentum", INTERPOLATION);
  }
}
