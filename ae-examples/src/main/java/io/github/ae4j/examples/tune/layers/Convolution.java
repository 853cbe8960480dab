package io.github.ae4j.examples.tune.layers;

import java.util.SplittableRandom;

/**
 * A convolution of 3 x 3 on square pictures, beyond whose edge all is 0; no shifts. Features come channel after
 * channel, in each line after line. Starts normal by He's rule, of variance 2 over the inputs of a unit.
 */
public final class Convolution implements Layer {
  private static final int TAPS = 9;

  private final int inputs;
  private final int outputs;
  private final int side;
  private double[] x = {};
  private double[] y = {};
  private double[] passed = {};

  /** What is done with two stretches that a weight connects. */
  private interface Pairing {
    void at(int weight, int input, int output, int count);
  }

  /** Of channels, on pictures of a side. */
  public Convolution(int inputs, int outputs, int side) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.side = side;
  }

  @Override
  public int size() {
    return TAPS * inputs * outputs;
  }

  @Override
  public long work() {
    return (long) size() * side * side;
  }

  @Override
  public void start(double[] theta, int from, SplittableRandom random) {
    Vectors.normal(Math.sqrt(2.0 / (TAPS * inputs)), theta, from, size(), random);
  }

  @Override
  public double[] forward(double[] theta, int from, double[] x, int rows) {
    this.x = x;
    double[] sums = y = Vectors.zeros(y, outputs * side * side * rows);
    each(
        rows,
        (weight, input, output, count) ->
            Vectors.add(theta[from + weight], x, input, sums, output, count));
    return y;
  }

  @Override
  public double[] backward(double[] theta, int from, double[] slope, int rows, double[] gradient) {
    double[] sums = passed = Vectors.zeros(passed, inputs * side * side * rows);
    each(
        rows,
        (weight, input, output, count) -> {
          gradient[from + weight] += Vectors.dot(slope, output, x, input, count);
          Vectors.add(theta[from + weight], slope, output, sums, input, count);
        });
    return passed;
  }

  /** A line of a picture stands in one stretch, its rows of the batch beside one another. */
  private void each(int rows, Pairing pairing) {
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        for (int tap = 0; tap < TAPS; tap++) {
          tap((o * inputs + i) * TAPS + tap, i, o, rows, pairing);
        }
      }
    }
  }

  private void tap(int weight, int i, int o, int rows, Pairing pairing) {
    int down = weight % TAPS / 3 - 1;
    int right = weight % 3 - 1;
    int first = Math.max(0, -right);
    int count = (side - Math.abs(right)) * rows;
    for (int line = Math.max(0, -down); line < side - Math.max(0, down); line++) {
      int output = ((o * side + line) * side + first) * rows;
      int input = ((i * side + line + down) * side + first + right) * rows;
      pairing.at(weight, input, output, count);
    }
  }
}
