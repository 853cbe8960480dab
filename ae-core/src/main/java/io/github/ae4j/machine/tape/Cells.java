package io.github.ae4j.machine.tape;

/** Sums on small arrays. */
final class Cells {
  private Cells() {}

  static double dot(double[] a, double[] b) {
    double sum = 0.0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Adds b to a. */
  static void add(double[] a, double[] b) {
    addAt(a, 0, b);
  }

  /** Adds b to the part of a that begins at a place. */
  static void addAt(double[] a, int from, double[] b) {
    for (int i = 0; i < b.length; i++) {
      a[from + i] += b[i];
    }
  }

  static double[] part(double[] a, int from, int n) {
    double[] part = new double[n];
    System.arraycopy(a, from, part, 0, n);
    return part;
  }

  static double sigmoid(double x) {
    return x >= 0.0 ? 1.0 / (1.0 + Math.exp(-x)) : Math.exp(x) / (1.0 + Math.exp(x));
  }

  /** log(1 + e^x), for any x. */
  static double softplus(double x) {
    return Math.max(x, 0.0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  static void length(String name, double[] values, int n) {
    if (values.length != n) {
      throw new IllegalArgumentException(
          name + " must have " + n + " numbers, got " + values.length);
    }
  }
}
