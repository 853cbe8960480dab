package io.github.ae4j.examples.lab.arm;

import java.util.Map;

/**
 * Prodigy in its Adam form: an estimate d_k of the distance to the solution is the learning rate.
 *
 * <pre>
 * m_{k+1} = b1 m_k + (1-b1) d_k g_k          v_{k+1} = b2 v_k + (1-b2) d_k^2 g_k^2
 * r_{k+1} = sqrt(b2) r_k + (1-sqrt(b2)) gamma d_k^2 &lt;g_k, x_0 - x_k&gt;
 * s_{k+1} = sqrt(b2) s_k + (1-sqrt(b2)) gamma d_k^2 g_k
 * d_{k+1} = max(d_k, r_{k+1} / |s_{k+1}|_1)
 * x_{k+1} = x_k - gamma d_k m_{k+1} / (sqrt v_{k+1} + 1e-8 d_k)
 * </pre>
 *
 * with b1 = .9, b2 = .999, d_0 = 1e-6, no bias correction and no decay. gamma is the authors'
 * multiplier of the learning rate, 1.
 *
 * <p>K. Mishchenko, A. Defazio (2023), "Prodigy: An Expeditiously Adaptive Parameter-Free Learner",
 * arXiv 2306.06101, Algorithm 4.
 */
final class Prodigy implements Optimizer {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double FIRST_DISTANCE = 1e-6;
  private static final double ROOT = Math.sqrt(BETA2);

  private final double[] x;
  private final double[] initial;
  private final double[] m;
  private final double[] v;
  private final double[] s;
  private final double gamma;
  private double r;
  private double d;
  private double used;

  /**
   * Starts at a point.
   *
   * @param gamma multiplier of the learning rate; 1 as published
   * @param distance factor of d_0; 1 as published
   */
  Prodigy(double[] x, double gamma, double distance) {
    this.x = x;
    initial = x.clone();
    m = new double[x.length];
    v = new double[x.length];
    s = new double[x.length];
    this.gamma = gamma;
    d = distance * FIRST_DISTANCE;
  }

  @Override
  public double[] point() {
    return x;
  }

  @Override
  public void step(double loss, double[] gradient) {
    used = d;
    double share = (1.0 - ROOT) * gamma * d * d;
    double slope = 0.0;
    double norm = 0.0;
    for (int i = 0; i < x.length; i++) {
      double g = gradient[i];
      slope += g * (initial[i] - x[i]);
      s[i] = ROOT * s[i] + share * g;
      norm += Math.abs(s[i]);
    }
    r = ROOT * r + share * slope;
    move(gradient);
    d = norm > 0.0 ? Math.max(d, r / norm) : d;
  }

  private void move(double[] gradient) {
    double rate = gamma * used;
    for (int i = 0; i < x.length; i++) {
      double g = used * gradient[i];
      m[i] = BETA1 * m[i] + (1.0 - BETA1) * g;
      v[i] = BETA2 * v[i] + (1.0 - BETA2) * g * g;
      x[i] -= rate * m[i] / (Math.sqrt(v[i]) + used * UpdateDirection.EPSILON);
    }
  }

  /** Moments, s, the first weights, r and d. */
  @Override
  public long stateNumbers() {
    return 4L * x.length + 2L;
  }

  @Override
  public Map<String, Double> coefficients() {
    return Map.of("learningRate", gamma * used, "momentum", BETA1);
  }
}
