package io.github.ae4j.examples.tune.layers;

import java.util.SplittableRandom;

/** y = max(0, x). */
public final class Rectifier implements Layer {
  private double[] y = {};
  private double[] passed = {};

  @Override
  public int size() {
    return 0;
  }

  @Override
  public long work() {
    return 0L;
  }

  @Override
  public void start(double[] theta, int from, SplittableRandom random) {}

  @Override
  public double[] forward(double[] theta, int from, double[] x, int rows) {
    y = y.length == x.length ? y : new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = Math.max(0.0, x[i]);
    }
    return y;
  }

  @Override
  public double[] backward(double[] theta, int from, double[] slope, int rows, double[] gradient) {
    passed = passed.length == slope.length ? passed : new double[slope.length];
    for (int i = 0; i < slope.length; i++) {
      passed[i] = y[i] > 0.0 ? slope[i] : 0.0;
    }
    return passed;
  }
}
