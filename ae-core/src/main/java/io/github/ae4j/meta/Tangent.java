package io.github.ae4j.meta;

/** How large a tangent is over what it is the tangent of: a move by its inverse is no longer a small one. */
final class Tangent {
  private Tangent() {}

  /**
   * The size in moments and in the loop's numbers.
   *
   * @param n numbers of a moment
   * @param loop where the loop's numbers begin
   */
  static double size(double[] tangent, double[] state, int n, int loop) {
    double size = 0.0;
    for (int at = n; at + n <= loop; at += n) {
      size = Math.max(size, share(length(tangent, at, n), length(state, at, n)));
    }
    for (int i = loop; i < tangent.length; i++) {
      size = Math.max(size, Math.abs(tangent[i]) / (1.0 + Math.abs(state[i])));
    }
    return size;
  }

  /** A part over a whole, 0 where there is none of either. */
  static double share(double part, double whole) {
    return part == 0.0 || whole == 0.0 ? 0.0 : Math.abs(part / whole);
  }

  static double length(double[] values) {
    return length(values, 0, values.length);
  }

  private static double length(double[] values, int from, int n) {
    double sum = 0.0;
    for (int i = from; i < from + n; i++) {
      sum += values[i] * values[i];
    }
    return Math.sqrt(sum);
  }

  static boolean isZero(double[] tangent) {
    for (double value : tangent) {
      if (value != 0.0) {
        return false;
      }
    }
    return true;
  }
}
