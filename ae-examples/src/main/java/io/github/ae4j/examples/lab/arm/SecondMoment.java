package io.github.ae4j.examples.lab.arm;

import java.util.Arrays;

/**
 * Adafactor's second moment of one tensor, which stands as {@code rows} times {@code columns} in a flat
 * array. R_t = b R_{t-1} + (1-b) rowMeans(G^2 + eps), C likewise by columns, V^_ij = R_i C_j / mean(R):
 * Algorithm 4 with means for sums, which leaves V^ as it is but for its scale by the mean, made up for.
 *
 * <p>A tensor of one dimension keeps its V whole. One of more than two is the matrix of its first
 * dimension by all others.
 */
final class SecondMoment {
  private static final double EPSILON = 1e-30;

  private final int from;
  private final int rows;
  private final int columns;
  private final boolean factored;
  private final double[] rowMoment;
  private final double[] columnMoment;
  private final double[] rowSum;
  private final double[] columnSum;

  private SecondMoment(int from, int rows, int columns, boolean factored) {
    this.from = from;
    this.rows = rows;
    this.columns = columns;
    this.factored = factored;
    rowMoment = new double[rows];
    columnMoment = new double[factored ? columns : 0];
    rowSum = new double[rows];
    columnSum = new double[columnMoment.length];
  }

  /** Of a tensor that begins at an index of the flat array. */
  static SecondMoment of(int from, int... shape) {
    int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    return shape.length < 2
        ? new SecondMoment(from, size, 1, false)
        : new SecondMoment(from, shape[0], size / shape[0], true);
  }

  int from() {
    return from;
  }

  int size() {
    return rows * columns;
  }

  long stateNumbers() {
    return (long) rowMoment.length + columnMoment.length;
  }

  /** Takes a gradient in and writes U = G / sqrt V^ over the tensor's part of an array. */
  void normalise(double[] gradient, double beta2, double[] update) {
    if (factored) {
      sum(gradient);
      decay(rowMoment, rowSum, columns, beta2);
      decay(columnMoment, columnSum, rows, beta2);
      divideFactored(gradient, update);
    } else {
      divideWhole(gradient, beta2, update);
    }
  }

  private void sum(double[] gradient) {
    Arrays.fill(columnSum, 0.0);
    for (int r = 0; r < rows; r++) {
      double sum = 0.0;
      int at = from + r * columns;
      for (int c = 0; c < columns; c++) {
        double square = gradient[at + c] * gradient[at + c] + EPSILON;
        sum += square;
        columnSum[c] += square;
      }
      rowSum[r] = sum;
    }
  }

  private static void decay(double[] moment, double[] sum, int count, double beta2) {
    for (int i = 0; i < moment.length; i++) {
      moment[i] = beta2 * moment[i] + (1.0 - beta2) * sum[i] / count;
    }
  }

  private void divideFactored(double[] gradient, double[] update) {
    double mean = Arrays.stream(rowMoment).sum() / rows;
    for (int r = 0; r < rows; r++) {
      double scale = rowMoment[r] / mean;
      int at = from + r * columns;
      for (int c = 0; c < columns; c++) {
        update[at + c] = gradient[at + c] / Math.sqrt(scale * columnMoment[c]);
      }
    }
  }

  private void divideWhole(double[] gradient, double beta2, double[] update) {
    for (int i = 0; i < rows; i++) {
      double g = gradient[from + i];
      rowMoment[i] = beta2 * rowMoment[i] + (1.0 - beta2) * (g * g + EPSILON);
      update[from + i] = g / Math.sqrt(rowMoment[i]);
    }
  }
}
