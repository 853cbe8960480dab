package io.github.ae4j.examples.lab.arm;

import java.util.Map;

/**
 * Hypergradient descent, the additive rule: alpha_t = alpha_{t-1} + beta &lt;g_t, d_{t-1}&gt;, then
 * theta_t = theta_{t-1} - alpha_t d_t. With d = g it is SGD-HD (no momentum), with Adam's d Adam-HD.
 *
 * <p>A. G. Baydin, R. Cornish, D. Martinez Rubio, M. Schmidt, F. Wood (2018), "Online Learning Rate
 * Adaptation with Hypergradient Descent", arXiv 1703.04782, Algorithms 4 and 6.
 */
final class Hypergradient implements Optimizer {
  private final Descent descent;
  private final double beta;

  /**
   * Starts on a descent.
   *
   * @param beta learning rate of the learning rate
   */
  Hypergradient(Descent descent, double beta) {
    this.descent = descent;
    this.beta = beta;
  }

  @Override
  public double[] point() {
    return descent.point();
  }

  @Override
  public void step(double loss, double[] gradient) {
    double[] d = descent.direction().last;
    double slope = 0.0;
    for (int i = 0; i < d.length; i++) {
      slope += gradient[i] * d[i];
    }
    descent.learningRate(descent.learningRate() + beta * slope);
    descent.step(loss, gradient);
  }

  @Override
  public Map<String, Double> coefficients() {
    return descent.coefficients();
  }
}
