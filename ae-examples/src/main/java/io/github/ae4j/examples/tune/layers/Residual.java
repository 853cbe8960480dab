package io.github.ae4j.examples.tune.layers;

import java.util.SplittableRandom;

/** What a layer adds to its inputs: y = x + f(x). */
public final class Residual implements Layer {
  private final Layer inner;
  private double[] y = {};
  private double[] passed = {};

  /** Around a layer with as many outputs as inputs. */
  public Residual(Layer inner) {
    this.inner = inner;
  }

  @Override
  public int size() {
    return inner.size();
  }

  @Override
  public long work() {
    return inner.work();
  }

  @Override
  public void start(double[] theta, int from, SplittableRandom random) {
    inner.start(theta, from, random);
  }

  @Override
  public double[] forward(double[] theta, int from, double[] x, int rows) {
    y = sum(y, x, inner.forward(theta, from, x, rows));
    return y;
  }

  @Override
  public double[] backward(double[] theta, int from, double[] slope, int rows, double[] gradient) {
    passed = sum(passed, slope, inner.backward(theta, from, slope, rows, gradient));
    return passed;
  }

  private static double[] sum(double[] target, double[] one, double[] other) {
    double[] sum = target.length == one.length ? target : new double[one.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = one[i] + other[i];
    }
    return sum;
  }
}
