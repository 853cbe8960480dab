package io.github.ae4j.examples.tune.layers;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Layer normalisation (Ba, Kiros, Hinton 2016): over the features of a row y_f = g_f (x_f - mean) / sqrt(variance +
 * 1e-5) + b_f. Scales g start at 1, shifts b, behind them, at 0.
 */
public final class LayerNormalisation implements Layer {
  private static final double EPSILON = 1e-5;

  private final int width;
  private double[] unit = {};
  private double[] inverse = {};
  private double[] mean = {};
  private double[] y = {};
  private double[] passed = {};

  /** Over so many features. */
  public LayerNormalisation(int width) {
    this.width = width;
  }

  @Override
  public int size() {
    return 2 * width;
  }

  @Override
  public long work() {
    return 2L * width;
  }

  @Override
  public void start(double[] theta, int from, SplittableRandom random) {
    Arrays.fill(theta, from, from + width, 1.0);
  }

  @Override
  public double[] forward(double[] theta, int from, double[] x, int rows) {
    measure(x, rows);
    unit = Vectors.zeros(unit, x.length);
    y = Vectors.zeros(y, x.length);
    for (int f = 0; f < width; f++) {
      for (int r = 0; r < rows; r++) {
        int at = f * rows + r;
        unit[at] = (x[at] - mean[r]) * inverse[r];
        y[at] = theta[from + f] * unit[at] + theta[from + width + f];
      }
    }
    return y;
  }

  /** The mean and the inverse deviation of each row. */
  private void measure(double[] x, int rows) {
    mean = Vectors.zeros(mean, rows);
    inverse = Vectors.zeros(inverse, rows);
    for (int f = 0; f < width; f++) {
      Vectors.add(1.0 / width, x, f * rows, mean, 0, rows);
    }
    for (int f = 0; f < width; f++) {
      for (int r = 0; r < rows; r++) {
        double off = x[f * rows + r] - mean[r];
        inverse[r] += off * off / width;
      }
    }
    for (int r = 0; r < rows; r++) {
      inverse[r] = 1.0 / Math.sqrt(inverse[r] + EPSILON);
    }
  }

  /** dx = (d - mean d - u mean(d u)) / deviation with d = g times the slope, u the normalised. */
  @Override
  public double[] backward(double[] theta, int from, double[] slope, int rows, double[] gradient) {
    double[] sum = mean = Vectors.zeros(mean, rows);
    double[] along = new double[rows];
    passed = Vectors.zeros(passed, slope.length);
    for (int f = 0; f < width; f++) {
      gradient[from + f] += Vectors.dot(slope, f * rows, unit, f * rows, rows);
      gradient[from + width + f] += Vectors.sum(slope, f * rows, rows);
      double g = theta[from + f];
      for (int r = 0; r < rows; r++) {
        double d = g * slope[f * rows + r];
        sum[r] += d / width;
        along[r] += d * unit[f * rows + r] / width;
      }
    }
    for (int f = 0; f < width; f++) {
      double g = theta[from + f];
      for (int r = 0; r < rows; r++) {
        int at = f * rows + r;
        passed[at] = (g * slope[at] - sum[r] - unit[at] * along[r]) * inverse[r];
      }
    }
    return passed;
  }
}
