package io.github.ae4j.array;

/**
 * AdaGrad, diagonal (Duchi, Hazan, Singer 2011), in canonical form: w = 1/(sqrt v + eps), v the sum of the squared
 * gradients; with a first moment as the others have it, none at momentum 0. Decay is coupled.
 */
final class AdaGradKernel extends PreconditionedKernel {
  private final double[] v = new double[Vector.BLOCK];

  @Override
  public boolean hasSecondMoment() {
    return true;
  }

  @Override
  public boolean forgetsSecondMoment() {
    return false;
  }

  @Override
  public boolean decoupledDecay() {
    return false;
  }

  @Override
  void weigh(Step step, Block block, double[] g, double[] w) {
    int length = block.to - block.from;
    System.arraycopy(block.v, block.from, v, 0, length);
    for (int i = 0; i < length; i++) {
      w[i] = 1.0 / (Math.sqrt(v[i] + g[i] * g[i]) + step.epsilon);
    }
  }

  @Override
  public void precondition(Step step, double weight2, Block block, double[] w) {
    for (int i = block.from; i < block.to; i++) {
      w[i - block.from] = 1.0 / (Math.sqrt(block.v[i]) + step.epsilon);
    }
  }

  @Override
  public void update(Step step, Block block) {
    for (int i = block.from; i < block.to; i++) {
      double g = block.g[i] + step.coupled * block.theta[i];
      double m = step.beta1 * block.m[i] + (1.0 - step.beta1) * g;
      double sum = block.v[i] + g * g;
      block.m[i] = m;
      block.v[i] = sum;
      double move = step.alongMoment * m + step.alongGradient * g;
      block.theta[i] -= move / (Math.sqrt(sum) + step.epsilon);
    }
  }
}
