package io.github.ae4j.array;

/** SGD with momentum in canonical form: w = 1. */
final class SgdKernel implements Kernel {
  @Override
  public boolean hasSecondMoment() {
    return false;
  }

  @Override
  public boolean decoupledDecay() {
    return false;
  }

  @Override
  public void gather(Step step, Block block, int from, int to, Sums sums) {
    double[] theta = block.theta;
    double[] g = block.g;
    double[] m = block.m;
    double decay = step.coupled;
    double sum = 0.0;
    double gg = 0.0;
    double gm = 0.0;
    double mm = 0.0;
    double tt = 0.0;
    for (int i = from; i < to; i++) {
      double t = theta[i];
      double gi = g[i] + decay * t;
      double mi = m[i];
      sum += gi;
      gg += gi * gi;
      gm += gi * mi;
      mm += mi * mi;
      tt += t * t;
    }
    sums.g += sum;
    sums.gg += gg;
    sums.gm += gm;
    sums.mm += mm;
    sums.theta += tt;
    sums.gwg = sums.wgwg = sums.gg;
    sums.gwm = sums.wgwm = sums.gm;
    sums.wmwm = sums.mm;
  }

  @Override
  public void update(Step step, Block block, int from, int to) {
    double[] theta = block.theta;
    double[] g = block.g;
    double[] m = block.m;
    double mu = step.mu;
    double nu = 1.0 - mu;
    double decay = step.coupled;
    double alpha = step.alpha / step.weight1;
    for (int i = from; i < to; i++) {
      double mi = mu * m[i] + nu * (g[i] + decay * theta[i]);
      m[i] = mi;
      theta[i] -= alpha * mi;
    }
  }
}
