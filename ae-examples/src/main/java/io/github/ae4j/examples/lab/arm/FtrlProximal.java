package io.github.ae4j.examples.lab.arm;

import java.util.Map;

/**
 * Follow the regularised leader, proximal, with a rate of its own for each coordinate and without penalties:
 *
 * <pre>
 *   s = (sqrt(n + g^2) - sqrt n)/a,   z += g - s (w - w_1),   n += g^2
 *   w = w_1 - z a/(b + sqrt n)
 * </pre>
 *
 * <p>H. B. McMahan et al. (2013), "Ad Click Prediction: a View from the Trenches", Algorithm 1, with lambda1 = lambda2 =
 * 0 and b = 1 as the authors have it, around where it starts.
 */
final class FtrlProximal implements Optimizer {
  private static final double BETA = 1.0;

  private final double[] w;
  private final double[] first;
  private final double[] z;
  private final double[] n;
  private final double alpha;

  FtrlProximal(double[] parameters, double alpha) {
    w = parameters;
    first = parameters.clone();
    this.alpha = alpha;
    z = new double[w.length];
    n = new double[w.length];
  }

  @Override
  public double[] point() {
    return w;
  }

  @Override
  public void step(double loss, double[] gradient) {
    for (int i = 0; i < w.length; i++) {
      double g = gradient[i];
      if (g != 0.0) {
        double root = Math.sqrt(n[i]);
        n[i] += g * g;
        double next = Math.sqrt(n[i]);
        z[i] += g - (next - root) / alpha * (w[i] - first[i]);
        w[i] = first[i] - z[i] * alpha / (BETA + next);
      }
    }
  }

  /** The first weights, z and n. */
  @Override
  public long stateNumbers() {
    return 3L * w.length;
  }

  @Override
  public Map<String, Double> coefficients() {
    return Map.of("learningRate", alpha);
  }
}
