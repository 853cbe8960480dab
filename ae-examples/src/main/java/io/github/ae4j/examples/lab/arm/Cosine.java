package io.github.ae4j.examples.lab.arm;

/**
 * Half a cosine down to zero, without restarts: alpha_t = alpha/2 (1 + cos(pi t/T)).
 *
 * <p>I. Loshchilov, F. Hutter (2017), "SGDR: Stochastic Gradient Descent with Warm Restarts", arXiv
 * 1608.03983, equation 5 with eta_min = 0.
 *
 * @param peak alpha, at the first step
 */
record Cosine(double peak) implements Schedule {
  @Override
  public double at(int step, int steps) {
    return 0.5 * peak * (1.0 + Math.cos(Math.PI * step / steps));
  }
}
