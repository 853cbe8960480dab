package io.github.ae4j.examples.lab.arm;

import java.util.Map;

/** An optimizer whose current weights are served, whatever average it keeps. */
record AsItStands(Optimizer of) implements Optimizer {
  @Override
  public double[] point() {
    return of.point();
  }

  @Override
  public void step(double loss, double[] gradient) {
    of.step(loss, gradient);
  }

  @Override
  public Map<String, Double> coefficients() {
    return of.coefficients();
  }

  @Override
  public long stateNumbers() {
    return of.stateNumbers();
  }

  @Override
  public void close() {
    of.close();
  }
}
