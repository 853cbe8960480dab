package io.github.ae4j.ecology;

import java.util.List;

/** Arithmetic of y = W x + (alpha/r) B A x. */
final class LowRank {
  private LowRank() {}

  /** A x. */
  static double[] down(double[] a, int rank, double[] x) {
    double[] low = new double[rank];
    for (int r = 0; r < rank; r++) {
      double sum = 0.0;
      for (int i = 0; i < x.length; i++) {
        sum += a[r * x.length + i] * x[i];
      }
      low[r] = sum;
    }
    return low;
  }

  /** y += (alpha/r) B low. */
  static void up(double[] b, double[] low, double[] y) {
    for (int o = 0; o < y.length; o++) {
      double sum = 0.0;
      for (int r = 0; r < low.length; r++) {
        sum += b[o * low.length + r] * low[r];
      }
      y[o] += LoraFactors.SCALE * sum;
    }
  }

  /** dB += w (alpha/r) dy (A x)^T and dA += w (alpha/r) (B^T dy) x^T. */
  static void accumulate(
      double[] a,
      double[] b,
      int rank,
      double[] x,
      double[] dy,
      double weight,
      double[] da,
      double[] db) {
    double[] low = down(a, rank, x);
    double scale = weight * LoraFactors.SCALE;
    for (int r = 0; r < rank; r++) {
      double back = 0.0;
      for (int o = 0; o < dy.length; o++) {
        back += b[o * rank + r] * dy[o];
        db[o * rank + r] += scale * dy[o] * low[r];
      }
      for (int i = 0; i < x.length && back != 0.0; i++) {
        da[r * x.length + i] += scale * back * x[i];
      }
    }
  }

  /** What scales a change to a norm of at most the clip. */
  static double clip(double clip, List<double[]> a, List<double[]> b) {
    double squares = squares(a) + squares(b);
    double norm = Math.sqrt(squares);
    return norm == 0.0 ? 0.0 : Math.min(1.0, clip / norm);
  }

  static double squares(List<double[]> arrays) {
    double squares = 0.0;
    for (double[] array : arrays) {
      for (double value : array) {
        squares += value * value;
      }
    }
    return squares;
  }

  static double[] moved(double[] from, double[] along, double scale) {
    double[] moved = from.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += scale * along[i];
    }
    return moved;
  }
}
