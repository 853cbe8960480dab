package io.github.ae4j.array;

/**
 * Sums over a block. A strict sum waits for each addition, and HotSpot may not reorder it; four chains
 * side by side keep the processor busy. Blocks are short, so that rounding grows with their number and
 * not with that of the coordinates.
 */
final class Reductions {
  private Reductions() {}

  static double sum(double[] x, int from, int to) {
    double a = 0.0;
    double b = 0.0;
    double c = 0.0;
    double d = 0.0;
    int i = from;
    for (; i < to - 3; i += 4) {
      a += x[i];
      b += x[i + 1];
      c += x[i + 2];
      d += x[i + 3];
    }
    for (; i < to; i++) {
      a += x[i];
    }
    return (a + b) + (c + d);
  }

  static double squares(double[] x, int from, int to) {
    return dot(x, from, x, from, to - from);
  }

  /** Dot product of {@code length} coordinates, from a place in each of two arrays. */
  static double dot(double[] x, int atX, double[] y, int atY, int length) {
    double a = 0.0;
    double b = 0.0;
    double c = 0.0;
    double d = 0.0;
    int i = 0;
    for (; i < length - 3; i += 4) {
      a += x[atX + i] * y[atY + i];
      b += x[atX + i + 1] * y[atY + i + 1];
      c += x[atX + i + 2] * y[atY + i + 2];
      d += x[atX + i + 3] * y[atY + i + 3];
    }
    for (; i < length; i++) {
      a += x[atX + i] * y[atY + i];
    }
    return (a + b) + (c + d);
  }
}
