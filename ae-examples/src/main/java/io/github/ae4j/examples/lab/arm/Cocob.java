package io.github.ae4j.examples.lab.arm;

/**
 * Coin betting, a bettor for each coordinate, of a rate that nobody sets; g is the gradient.
 *
 * <pre>
 *   L = max(L, |g|),   G += |g|,   R = max(0, R - (w - w_1) g),   s -= g
 *   w = w_1 + s (L + R)/(L max(G + L, alpha L))
 * </pre>
 *
 * <p>F. Orabona, T. Tommasi (2017), "Training Deep Networks without Learning Rates Through Coin Betting", arXiv
 * 1705.07795, Algorithm 2; the authors' alpha is 100. A coordinate that has had no gradient stays where it is.
 */
final class Cocob implements Optimizer {
  private final double[] w;
  private final double[] first;
  private final double[] largest;
  private final double[] sizes;
  private final double[] reward;
  private final double[] sum;
  private final double alpha;

  Cocob(double[] parameters, double alpha) {
    w = parameters;
    first = parameters.clone();
    this.alpha = alpha;
    largest = new double[w.length];
    sizes = new double[w.length];
    reward = new double[w.length];
    sum = new double[w.length];
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
        largest[i] = Math.max(largest[i], Math.abs(g));
        sizes[i] += Math.abs(g);
        reward[i] = Math.max(0.0, reward[i] - (w[i] - first[i]) * g);
        sum[i] -= g;
        double most = Math.max(sizes[i] + largest[i], alpha * largest[i]);
        w[i] = first[i] + sum[i] * (largest[i] + reward[i]) / (largest[i] * most);
      }
    }
  }

  /** The first weights and four numbers each. */
  @Override
  public long stateNumbers() {
    return 5L * w.length;
  }
}
