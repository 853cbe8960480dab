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
  private static final double SGD_RATE = 1e-3;
  private static final double ADAM_RATE = 1e-7;

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

  /** With the rates of the rate that the authors used on small networks. */
  static Hypergradient of(Base base, Start start, double learningRate) {
    return base == Base.SGD
        ? new Hypergradient(Descent.sgd(start.parameters(), 0.0, learningRate), SGD_RATE)
        : new Hypergradient(Descent.of(base, start, learningRate), ADAM_RATE);
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

  /** The descent's, its last direction and the rate. */
  @Override
  public long stateNumbers() {
    return descent.direction().stateNumbersWithLast() + 1L;
  }

  @Override
  public Map<String, Double> coefficients() {
    return descent.coefficients();
  }
}
