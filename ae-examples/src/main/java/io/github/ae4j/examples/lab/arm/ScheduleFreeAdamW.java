package io.github.ae4j.examples.lab.arm;

/**
 * Schedule-Free AdamW: v_t = b2 v_{t-1} + (1-b2) g_t^2, gamma_t = gamma sqrt(1 - b2^t) times the
 * warm-up, d_t = g_t / (sqrt v_t + 1e-8) + lambda y_t, c_{t+1} = gamma_t^2 / sum_{i&lt;=t} gamma_i^2; b2
 * = .999 (arXiv 2405.15682, Algorithm 1).
 */
final class ScheduleFreeAdamW extends ScheduleFree {
  private static final double BETA2 = 0.999;

  private final double decay;
  private final double[] v;

  ScheduleFreeAdamW(double[] start, double learningRate, int warmUp, double decay) {
    super(start, learningRate, warmUp, 0.0);
    this.decay = decay;
    v = new double[start.length];
  }

  @Override
  public long stateNumbers() {
    return super.stateNumbers() + v.length;
  }

  @Override
  double factor(int t) {
    return Math.sqrt(1.0 - Math.pow(BETA2, t));
  }

  @Override
  void move(double[] z, double[] y, double[] gradient, double gamma) {
    for (int i = 0; i < z.length; i++) {
      double g = gradient[i];
      v[i] = BETA2 * v[i] + (1.0 - BETA2) * g * g;
      z[i] -= gamma * (g / (Math.sqrt(v[i]) + UpdateDirection.EPSILON) + decay * y[i]);
    }
  }
}
