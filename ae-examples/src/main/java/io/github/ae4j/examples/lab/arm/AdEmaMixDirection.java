package io.github.ae4j.examples.lab.arm;

/**
 * AdEMAMix's direction: Adam's with a second, slower first moment beside the fast one. m1 and v as Adam's, n_t
 * = b3(t) n_{t-1} + (1-b3(t)) g_t, d_t = (m1^ + a(t) n_t) / (sqrt v^ + 1e-8), n without bias correction.
 * Over the T steps of the run a(t) = min(t a/T, a) and
 *
 * <pre>  b3(t) = min(exp(ln b1 ln b3 / ((1 - t/T) ln b3 + t/T ln b1)), b3)</pre>
 *
 * <p>M. Pagliardini, P. Ablin, D. Grangier (2024), "The AdEMAMix Optimizer: Better, Faster, Older", arXiv
 * 2409.03137, Algorithm 1, with T_alpha = T_beta3 = T and beta_start = b1.
 */
final class AdEmaMixDirection extends UpdateDirection {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;

  private final double beta3;
  private final double alpha;
  private final int steps;
  private final double[] fast;
  private final double[] slow;
  private final double[] v;
  private int t;

  /**
   * A direction for an array.
   *
   * @param beta3 decay of the slow moment at the run's end, above .9 and below 1
   * @param alpha weight of the slow moment at the run's end
   * @param steps the run's length, over which both rise
   */
  AdEmaMixDirection(int size, double beta3, double alpha, int steps) {
    super(size, BETA1);
    if (!(beta3 > BETA1 && beta3 < 1.0)) {
      throw new IllegalArgumentException("beta3 must be above 0.9 and below 1, got " + beta3);
    }
    this.beta3 = beta3;
    this.alpha = alpha;
    this.steps = steps;
    fast = new double[size];
    slow = new double[size];
    v = new double[size];
  }

  @Override
  long stateNumbers() {
    return (long) fast.length + slow.length + v.length;
  }

  private double slowDecay(double share) {
    double from = Math.log(BETA1);
    double to = Math.log(beta3);
    return Math.min(Math.exp(from * to / ((1.0 - share) * to + share * from)), beta3);
  }

  @Override
  void update(double[] gradient) {
    t++;
    double share = Math.min(1.0, (double) t / steps);
    double beta1 = momentum();
    double beta = slowDecay(share);
    double unbias1 = 1.0 / (1.0 - Math.pow(beta1, t));
    double unbias2 = 1.0 / (1.0 - Math.pow(BETA2, t));
    for (int i = 0; i < last.length; i++) {
      double g = gradient[i];
      fast[i] = beta1 * fast[i] + (1.0 - beta1) * g;
      slow[i] = beta * slow[i] + (1.0 - beta) * g;
      v[i] = BETA2 * v[i] + (1.0 - BETA2) * g * g;
      double mixed = unbias1 * fast[i] + share * alpha * slow[i];
      last[i] = mixed / (Math.sqrt(unbias2 * v[i]) + EPSILON);
    }
  }
}
