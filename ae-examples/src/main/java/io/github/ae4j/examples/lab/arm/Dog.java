package io.github.ae4j.examples.lab.arm;

import java.util.Map;

/**
 * Distance over gradients: eta_t = r_t / sqrt G_t, x_{t+1} = x_t - eta_t g_t, with r_t = max(r_eps,
 * max_{i&lt;=t} |x_i - x_0|), r_eps = 1e-6 (1 + |x_0|) and G_t = sum_{i&lt;=t} |g_i|^2. While all
 * gradients were zero nothing moves.
 *
 * <p>M. Ivgi, O. Hinder, Y. Carmon (2023), "DoG is SGD's Best Friend: A Parameter-Free Dynamic Step
 * Size Schedule", arXiv 2302.12022, equations DoG and (polynomial-decay averaging) xbar_t = (1 - c)
 * xbar_{t-1} + c x_t, c = 9/(t + 8), t from 1.
 */
final class Dog implements Optimizer {
  private static final double RELATIVE_START = 1e-6;
  private static final double POWER = 8.0;

  private final double[] x;
  private final double[] initial;
  private final double[] average;
  private double distance;
  private double gradients;
  private double eta;
  private int steps;

  /**
   * Starts at a point.
   *
   * @param averaged whether to serve the polynomial-decay average in place of the last iterate
   */
  Dog(double[] x, boolean averaged) {
    this.x = x;
    initial = x.clone();
    average = averaged ? x.clone() : x;
    double norm = 0.0;
    for (double value : x) {
      norm += value * value;
    }
    distance = RELATIVE_START * (1.0 + Math.sqrt(norm));
  }

  @Override
  public double[] point() {
    return x;
  }

  @Override
  public double[] served() {
    return average;
  }

  @Override
  public void step(double loss, double[] gradient) {
    double moved = 0.0;
    double norm = 0.0;
    for (int i = 0; i < x.length; i++) {
      double gone = x[i] - initial[i];
      moved += gone * gone;
      norm += gradient[i] * gradient[i];
    }
    distance = Math.max(distance, Math.sqrt(moved));
    gradients += norm;
    eta = gradients == 0.0 ? 0.0 : distance / Math.sqrt(gradients);
    for (int i = 0; i < x.length; i++) {
      x[i] -= eta * gradient[i];
    }
    steps++;
    average();
  }

  private void average() {
    if (average == x) {
      return;
    }
    double c = (POWER + 1.0) / (steps + POWER);
    for (int i = 0; i < x.length; i++) {
      average[i] = (1.0 - c) * average[i] + c * x[i];
    }
  }

  /** The first weights, distance and gradients; the average and its count where there is one. */
  @Override
  public long stateNumbers() {
    return initial.length + 2L + (average == x ? 0L : average.length + 1L);
  }

  @Override
  public Map<String, Double> coefficients() {
    return Map.of("learningRate", eta);
  }
}
