package io.github.ae4j.examples.tune.layers;

import java.util.Arrays;
import java.util.SplittableRandom;

/** y = W x + b; W stands output by output, b behind it. Starts normal, b at 0. */
public final class Linear implements Layer {
  private final int inputs;
  private final int outputs;
  private final double deviation;
  private double[] x = {};
  private double[] y = {};
  private double[] passed = {};

  /**
   * A layer.
   *
   * @param deviation of the initial weights
   */
  public Linear(int inputs, int outputs, double deviation) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.deviation = deviation;
  }

  @Override
  public int size() {
    return outputs * (inputs + 1);
  }

  @Override
  public long work() {
    return (long) inputs * outputs;
  }

  @Override
  public void start(double[] theta, int from, SplittableRandom random) {
    Vectors.normal(deviation, theta, from, inputs * outputs, random);
  }

  @Override
  public double[] forward(double[] theta, int from, double[] x, int rows) {
    this.x = x;
    y = Vectors.zeros(y, outputs * rows);
    int biases = from + inputs * outputs;
    for (int o = 0; o < outputs; o++) {
      Arrays.fill(y, o * rows, (o + 1) * rows, theta[biases + o]);
      for (int i = 0; i < inputs; i++) {
        Vectors.add(theta[from + o * inputs + i], x, i * rows, y, o * rows, rows);
      }
    }
    return y;
  }

  @Override
  public double[] backward(double[] theta, int from, double[] slope, int rows, double[] gradient) {
    passed = Vectors.zeros(passed, inputs * rows);
    int biases = from + inputs * outputs;
    for (int o = 0; o < outputs; o++) {
      gradient[biases + o] += Vectors.sum(slope, o * rows, rows);
      for (int i = 0; i < inputs; i++) {
        int at = from + o * inputs + i;
        gradient[at] += Vectors.dot(slope, o * rows, x, i * rows, rows);
        Vectors.add(theta[at], slope, o * rows, passed, i * rows, rows);
      }
    }
    return passed;
  }
}
