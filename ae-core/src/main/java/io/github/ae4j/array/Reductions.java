package io.github.ae4j.array;

/**
 * Sums over a block. A strict sum waits for each addition, and HotSpot may not reorder it; chains side
 * by side keep the processor busy. Blocks are short, so that rounding grows with their number and not
 * with that of the coordinates.
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

  /** Eight chains: what every gradient is looked through with. */
  static double squares(double[] x, int from, int to) {
    double a = 0.0;
    double b = 0.0;
    double c = 0.0;
    double d = 0.0;
    double e = 0.0;
    double f = 0.0;
    double g = 0.0;
    double h = 0.0;
    int i = from;
    for (; i < to - 7; i += 8) {
      a += x[i] * x[i];
      b += x[i + 1] * x[i + 1];
      c += x[i + 2] * x[i + 2];
      d += x[i + 3] * x[i + 3];
      e += x[i + 4] * x[i + 4];
      f += x[i + 5] * x[i + 5];
      g += x[i + 6] * x[i + 6];
      h += x[i + 7] * x[i + 7];
    }
    for (; i < to; i++) {
      a += x[i] * x[i];
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
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
