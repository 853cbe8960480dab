package io.github.ae4j.array;

/**
 * Adam in canonical form (Kingma, Ba 2015), w = 1/(sqrt v^ + eps) with v^ by the true accumulated
 * weight, so that beta1 and beta2 may change; with decoupled decay AdamW (Loshchilov, Hutter 2019).
 */
final class AdamKernel implements Kernel {
  private final boolean decoupled;

  AdamKernel(boolean decoupled) {
    this.decoupled = decoupled;
  }

  @Override
  public boolean hasSecondMoment() {
    return true;
  }

  @Override
  public boolean decoupledDecay() {
    return decoupled;
  }

  @Override
  public void gather(Step step, Block block, int from, int to, Sums sums) {
    double[] theta = block.theta;
    double[] g = block.g;
    double[] m = block.m;
    double[] v = block.v;
    double beta2 = step.beta2;
    double unbias = 1.0 / step.weight2;
    for (int i = from; i < to; i++) {
      double gi = g[i] + step.coupled * theta[i];
      double mi = m[i];
      double vi = beta2 * v[i] + (1.0 - beta2) * gi * gi;
      double w = 1.0 / (Math.sqrt(vi * unbias) + step.epsilon);
      double wg = w * gi;
      double wm = w * mi;
      sums.g += gi;
      sums.gg += gi * gi;
      sums.gm += gi * mi;
      sums.mm += mi * mi;
      sums.gwg += gi * wg;
      sums.gwm += gi * wm;
      sums.wgwg += wg * wg;
      sums.wgwm += wg * wm;
      sums.wmwm += wm * wm;
      sums.theta += theta[i] * theta[i];
    }
  }

  @Override
  public void update(Step step, Block block, int from, int to) {
    double[] theta = block.theta;
    double[] g = block.g;
    double[] m = block.m;
    double[] v = block.v;
    double alpha = step.alpha / step.weight1;
    double unbias = 1.0 / step.weight2;
    double keep = 1.0 - step.alpha * step.decoupled;
    for (int i = from; i < to; i++) {
      double gi = g[i] + step.coupled * theta[i];
      double mi = step.mu * m[i] + (1.0 - step.mu) * gi;
      double vi = step.beta2 * v[i] + (1.0 - step.beta2) * gi * gi;
      m[i] = mi;
      v[i] = vi;
      theta[i] = keep * theta[i] - alpha * mi / (Math.sqrt(vi * unbias) + step.epsilon);
    }
  }
}
