package io.github.ae4j.examples.lab.arm;

/**
 * Adam's direction as PyTorch has it: m_t = b1 m_{t-1} + (1-b1) g_t, v_t = b2 v_{t-1} + (1-b2) g_t^2,
 * d_t = m^ / (sqrt v^ + 1e-8) with m^ = m_t/(1 - b1^t), v^ = v_t/(1 - b2^t); t counts from 1.
 *
 * <p>D. P. Kingma, J. Ba (2015), "Adam: A Method for Stochastic Optimization", arXiv 1412.6980,
 * Algorithm 1.
 */
final class AdamDirection extends UpdateDirection {
  private final double beta2;
  private final double[] m;
  private final double[] v;
  private int t;

  AdamDirection(int size, double beta1, double beta2) {
    super(size, beta1);
    this.beta2 = beta2;
    m = new double[size];
    v = new double[size];
  }

  @Override
  long stateNumbers() {
    return (long) m.length + v.length;
  }

  @Override
  void update(double[] gradient) {
    t++;
    double[] d = last;
    double beta1 = momentum();
    double unbias1 = 1.0 / (1.0 - Math.pow(beta1, t));
    double unbias2 = 1.0 / (1.0 - Math.pow(beta2, t));
    for (int i = 0; i < d.length; i++) {
      double g = gradient[i];
      m[i] = beta1 * m[i] + (1.0 - beta1) * g;
      v[i] = beta2 * v[i] + (1.0 - beta2) * g * g;
      d[i] = unbias1 * m[i] / (Math.sqrt(unbias2 * v[i]) + EPSILON);
    }
  }
}
