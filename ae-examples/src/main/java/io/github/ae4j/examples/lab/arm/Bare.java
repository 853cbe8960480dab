package io.github.ae4j.examples.lab.arm;

import io.github.ae4j.array.ArrayOptimizer;
import java.util.Map;

/** An array optimizer at work with the coefficients it was made with: a steered arm without its loop. */
final class Bare implements Optimizer {
  private final double[] parameters;
  private final ArrayOptimizer optimizer;
  private final double learningRate;

  /**
   * An array optimizer.
   *
   * @param parameters it updates
   * @param learningRate it was made with
   */
  Bare(double[] parameters, ArrayOptimizer optimizer, double learningRate) {
    this.parameters = parameters;
    this.optimizer = optimizer;
    this.learningRate = learningRate;
  }

  @Override
  public double[] point() {
    return parameters;
  }

  @Override
  public void step(double loss, double[] gradient) {
    optimizer.step(gradient);
  }

  @Override
  public Map<String, Double> coefficients() {
    return Map.of("learningRate", learningRate);
  }

  @Override
  public long stateNumbers() {
    return optimizer.state().length;
  }
}
