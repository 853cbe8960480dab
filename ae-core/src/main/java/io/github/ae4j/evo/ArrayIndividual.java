package io.github.ae4j.evo;

import java.util.List;

/** Tensors that lie one after another in an array; one copy of it is kept. */
final class ArrayIndividual implements Individual {
  private final double[] theta;
  private final int[] sizes;
  private final double[] base;
  private final double[] scales;
  private Closure closure = parameters -> Double.NaN;

  ArrayIndividual(double[] theta, int[] sizes) {
    this.theta = theta;
    this.sizes = sizes;
    base = new double[theta.length];
    scales = new double[sizes.length];
  }

  /** Takes the closure of the batch at hand. */
  ArrayIndividual on(Closure closure) {
    this.closure = closure;
    return this;
  }

  @Override
  public void keep() {
    System.arraycopy(theta, 0, base, 0, theta.length);
    int from = 0;
    for (int tensor = 0; tensor < sizes.length; tensor++) {
      double squares = 0.0;
      for (int i = from; i < from + sizes[tensor]; i++) {
        squares += base[i] * base[i];
      }
      scales[tensor] = Math.max(LEAST_SCALE, Math.sqrt(squares / sizes[tensor]));
      from += sizes[tensor];
    }
  }

  @Override
  public void vary(List<Mutation> mutations, int n, double sigma) {
    int i = 0;
    for (int tensor = 0; tensor < sizes.length; tensor++) {
      double deviation = sigma * scales[tensor] / n;
      for (int end = i + sizes[tensor]; i < end; i++) {
        theta[i] = base[i] + deviation * Mutation.sum(mutations, i);
      }
    }
  }

  @Override
  public void putBack() {
    System.arraycopy(base, 0, theta, 0, theta.length);
  }

  @Override
  public double loss() {
    return closure.loss(theta);
  }
}
