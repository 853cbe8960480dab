package io.github.ae4j.array;

/**
 * Adam in canonical form (Kingma, Ba 2015), w = 1/(sqrt v^ + eps) with v^ by the true accumulated
 * weight, so that beta1 and beta2 may change; with decoupled decay AdamW (Loshchilov, Hutter 2019).
 */
final class AdamKernel extends PreconditionedKernel {
  private final double[] v = new double[Vector.BLOCK];
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
  void weigh(Step step, Block block, double[] g, double[] w) {
    int length = block.to - block.from;
    double beta2 = step.beta2;
    double unbias = 1.0 / step.weight2;
    double epsilon = step.epsilon;
    System.arraycopy(block.v, block.from, v, 0, length);
    for (int i = 0; i < length; i++) {
      double vi = beta2 * v[i] + (1.0 - beta2) * g[i] * g[i];
      w[i] = 1.0 / (Math.sqrt(vi * unbias) + epsilon);
    }
  }

  @Override
  public void precondition(Step step, double weight2, Block block, double[] w) {
    for (int i = block.from; i < block.to; i++) {
      w[i - block.from] = 1.0 / (Math.sqrt(block.v[i] / weight2) + step.epsilon);
    }
  }

  @Override
  public void update(Step step, Block block) {
    double[] theta = block.theta;
    double[] g = block.g;
    double[] m = block.m;
    double[] v = block.v;
    double alongMoment = step.alongMoment;
    double alongGradient = step.alongGradient;
    double unbias = 1.0 / step.weight2;
    double keep = 1.0 - step.rate * step.decoupled;
    for (int i = block.from; i < block.to; i++) {
      double gi = g[i] + step.coupled * theta[i];
      double mi = step.beta1 * m[i] + (1.0 - step.beta1) * gi;
      double vi = step.beta2 * v[i] + (1.0 - step.beta2) * gi * gi;
      m[i] = mi;
      v[i] = vi;
      double move = alongMoment * mi + alongGradient * gi;
      theta[i] = keep * theta[i] - move / (Math.sqrt(vi * unbias) + step.epsilon);
    }
  }
}
