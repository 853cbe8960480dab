package io.github.ae4j.examples.report;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A line with no more points than can be seen (Douglas and Peucker 1973): a point stays if without it
 * the line would move by more than a tolerance. So dashes stay dashes and no spike is lost.
 */
final class Outline {
  private final double[] x;
  private final double[] y;
  private final double tolerance;
  private final BitSet kept = new BitSet();

  private Outline(double[] x, double[] y, double tolerance) {
    this.x = x;
    this.y = y;
    this.tolerance = tolerance;
  }

  /**
   * Places of the points that stay.
   *
   * @param x places, rising
   * @param y values as they are drawn; what is not finite stays
   * @param tolerance the most a left-out point may lie off, in the unit of y
   */
  static int[] of(double[] x, double[] y, double tolerance) {
    if (x.length == 0) {
      return new int[0];
    }
    Outline outline = new Outline(x, y, tolerance);
    outline.kept.set(0);
    outline.kept.set(x.length - 1);
    outline.between(0, x.length - 1);
    return outline.kept.stream().toArray();
  }

  /** The values of those places. */
  static double[] at(int[] places, double[] values) {
    return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
  }

  private void between(int first, int last) {
    int from = first;
    // One half by recursion, the other by iteration.
    while (last - from > 1) {
      int farthest = farthest(from, last);
      if (farthest < 0) {
        return;
      }
      kept.set(farthest);
      if (farthest - from < last - farthest) {
        between(from, farthest);
        from = farthest;
      } else {
        between(farthest, last);
        last = farthest;
      }
    }
  }

  private int farthest(int first, int last) {
    int farthest = -1;
    double most = tolerance;
    for (int i = first + 1; i < last; i++) {
      double share = (x[i] - x[first]) / (x[last] - x[first]);
      double off = Math.abs(y[i] - y[first] - share * (y[last] - y[first]));
      if (Double.isNaN(off)) {
        return i;
      }
      if (off > most) {
        most = off;
        farthest = i;
      }
    }
    return farthest;
  }
}
