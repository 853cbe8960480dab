package io.github.ae4j.examples.lab.arm;

import java.util.Map;

/**
 * AdaGrad, diagonal (Duchi, Hazan, Singer 2011).
 *
 * <pre>  s += g^2,   theta -= a g/(sqrt s + 1e-10)</pre>
 */
final class AdaGrad implements Optimizer {
  private static final double TINY = 1e-10;

  private final double[] parameters;
  private final double[] squares;
  private final double learningRate;

  AdaGrad(double[] parameters, double learningRate) {
    this.parameters = parameters;
    this.learningRate = learningRate;
    squares = new double[parameters.length];
  }

  @Override
  public double[] point() {
    return parameters;
  }

  @Override
  public void step(double loss, double[] gradient) {
    for (int i = 0; i < parameters.length; i++) {
      squares[i] += gradient[i] * gradient[i];
      parameters[i] -= learningRate * gradient[i] / (Math.sqrt(squares[i]) + TINY);
    }
  }

  /** The squares' sums. */
  @Override
  public long stateNumbers() {
    return squares.length;
  }

  @Override
  public Map<String, Double> coefficients() {
    return Map.of("learningRate", learningRate);
  }
}
