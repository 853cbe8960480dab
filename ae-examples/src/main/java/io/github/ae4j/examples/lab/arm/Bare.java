package io.github.ae4j.examples.lab.arm;

import io.github.ae4j.array.ArrayOptimizer;
import java.util.Map;

/** An array optimizer with its coefficients as they are. */
final class Bare implements Optimizer {
  private final double[] parameters;
  private final ArrayOptimizer optimizer;
  private final double learningRate;

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
}
