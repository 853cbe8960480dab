package io.github.ae4j.array;

import java.util.Arrays;

/** SGD with momentum in canonical form: w = 1. */
final class SgdKernel implements Kernel {
  /** Below it too little of the moment before is left in the one after to bring it back. */
  private static final double LEAST_MOMENTUM = 0.1;

  /** From here on too little of a parameter is left by coupled decay to bring it back. */
  private static final double MOST_DECAY = 0.5;

  private final double[] decayed = new double[Vector.BLOCK];

  @Override
  public boolean hasSecondMoment() {
    return false;
  }

  @Override
  public boolean decoupledDecay() {
    return false;
  }

  @Override
  public void gather(Step step, Block block, Sums sums) {
    if (step.coupled == 0.0) {
      gather(block, block.g, block.from, sums);
    } else {
      block.decayed(step, decayed);
      gather(block, decayed, 0, sums);
    }
    sums.gwg = sums.wgwg = sums.gg;
    sums.gwm = sums.wgwm = sums.gm;
    sums.wmwm = sums.mm;
  }

  /** All sums at once, in two chains each: more would wait for the multiplier. */
  private static void gather(Block block, double[] g, int start, Sums sums) {
    double[] theta = block.theta;
    double[] m = block.m;
    int shift = start - block.from;
    int to = block.to;
    double gg = 0.0;
    double gg1 = 0.0;
    double gm = 0.0;
    double gm1 = 0.0;
    double mm = 0.0;
    double mm1 = 0.0;
    double tt = 0.0;
    double tt1 = 0.0;
    int i = block.from;
    for (; i < to - 1; i += 2) {
      double gi = g[shift + i];
      double mi = m[i];
      double ti = theta[i];
      gg += gi * gi;
      gm += gi * mi;
      mm += mi * mi;
      tt += ti * ti;
      double gj = g[shift + i + 1];
      double mj = m[i + 1];
      double tj = theta[i + 1];
      gg1 += gj * gj;
      gm1 += gj * mj;
      mm1 += mj * mj;
      tt1 += tj * tj;
    }
    if (i < to) {
      gg += g[shift + i] * g[shift + i];
      gm += g[shift + i] * m[i];
      mm += m[i] * m[i];
      tt += theta[i] * theta[i];
    }
    sums.addHead(g, start, block);
    sums.g += sums.wantsSum ? Reductions.sum(g, start, start + to - block.from) : 0.0;
    sums.gg += gg + gg1;
    sums.gm += gm + gm1;
    sums.mm += mm + mm1;
    sums.theta += tt + tt1;
  }

  @Override
  public void precondition(Step step, double weight2, Block block, double[] w) {
    Arrays.fill(w, 0, block.to - block.from, 1.0);
  }

  @Override
  public void update(Step step, Block block) {
    double[] theta = block.theta;
    double[] g = block.g;
    double[] m = block.m;
    double mu = step.beta1;
    double nu = 1.0 - mu;
    double decay = step.coupled;
    double alongMoment = step.alongMoment;
    double alongGradient = step.alongGradient;
    for (int i = block.from; i < block.to; i++) {
      double gi = g[i] + decay * theta[i];
      double mi = mu * m[i] + nu * gi;
      m[i] = mi;
      theta[i] -= alongMoment * mi + alongGradient * gi;
    }
  }

  @Override
  public boolean undoes(Step step) {
    return step.beta1 >= LEAST_MOMENTUM && step.alongGradient * step.coupled < MOST_DECAY;
  }

  @Override
  public void undo(Step step, Block block) {
    double kept = 1.0 - step.alongGradient * step.coupled;
    for (int i = block.from; i < block.to; i++) {
      double moved = step.alongMoment * block.m[i] + step.alongGradient * block.g[i];
      double before = (block.theta[i] + moved) / kept;
      double gradient = block.g[i] + step.coupled * before;
      block.m[i] = (block.m[i] - (1.0 - step.beta1) * gradient) / step.beta1;
      block.theta[i] = before;
    }
  }
}
