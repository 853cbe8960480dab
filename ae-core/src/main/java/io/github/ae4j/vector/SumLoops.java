package io.github.ae4j.vector;

/**
 * The loops of {@link VectorSums}. All they work on lies in one array, each row at a constant offset: vectors first,
 * then the sums, coordinate by coordinate. HotSpot turns each into vector instructions. It would
 * not if rows were arrays of their own, for it could not know that two of them are not the same; nor if a loop held
 * many more operations, for it does not unroll a large one: the sums stand in several loops for that reason.
 */
final class SumLoops {
  static final int ROW = 512;

  static final int G = 0;
  static final int M = ROW;
  static final int V = 2 * ROW;
  static final int THETA = 3 * ROW;
  static final int OTHER = 4 * ROW;

  static final int GG = 5 * ROW;
  static final int GWG = 6 * ROW;
  static final int GWM = 7 * ROW;
  static final int WGWG = 8 * ROW;
  static final int WGWM = 9 * ROW;
  static final int WMWM = 10 * ROW;
  static final int TOTAL = 11 * ROW;
  static final int GM = 12 * ROW;
  static final int MM = 13 * ROW;
  static final int TT = 14 * ROW;
  static final int GR = 15 * ROW;
  static final int RR = 16 * ROW;
  static final int END = 17 * ROW;

  /**
   * Added and taken off, it rounds to multiples of 2e-38, which are zero or normal: what is above 1e-23 stays as it is,
   * and no number is subnormal, on which the processor works many times as long. Moments that nothing feeds any
   * more sink there and stay.
   */
  static final float TINY = 0x1p-102f;

  /** As TINY, for steps w m, whose unit is their own: so that their squares are not subnormal. */
  static final float SHORT = 1e-11f;

  private static final int LANES = 16;

  private SumLoops() {}

  /**
   * The sum of a row, which it spoils.
   *
   * @param width places that may hold something
   */
  static double folded(float[] x, int row, int width) {
    for (int half = ROW / 2; half >= LANES; half /= 2) {
      if (half < width) {
        fold(x, row, half);
      }
    }
    double sum = 0.0;
    for (int lane = row; lane < row + LANES; lane++) {
      sum += x[lane];
    }
    return sum;
  }

  private static void fold(float[] x, int row, int half) {
    for (int i = row; i < row + half; i++) {
      x[i] += x[i + half];
    }
  }

  static void scale(float[] x, int n, float scale) {
    for (int i = 0; i < n; i++) {
      x[G + i] *= scale;
    }
  }

  static void decay(float[] x, int n, float decay) {
    for (int i = 0; i < n; i++) {
      x[G + i] += decay * x[THETA + i];
    }
  }

  /** v becomes the greatest corrected mean of squares. */
  static void greatest(float[] x, int n, float old, float fresh, float corrected) {
    for (int i = 0; i < n; i++) {
      float g = x[G + i];
      x[V + i] = Math.max(old * x[V + i] + fresh * g * g, corrected * x[OTHER + i]);
    }
  }

  /** v becomes w. */
  static void weights(float[] x, int n, float old, float fresh, float epsilon) {
    for (int i = 0; i < n; i++) {
      float g = x[G + i];
      x[V + i] = 1f / ((float) Math.sqrt(old * x[V + i] + fresh * g * g) + epsilon);
    }
  }

  /** v becomes w, and m becomes w m. */
  static void weightsAndSteps(float[] x, int n, float old, float fresh, float epsilon) {
    for (int i = 0; i < n; i++) {
      float g = x[G + i];
      float w = 1f / ((float) Math.sqrt(old * x[V + i] + fresh * g * g) + epsilon);
      x[V + i] = w;
      x[M + i] = (w * ((x[M + i] + TINY) - TINY) + SHORT) - SHORT;
    }
  }

  /** Sums with w m. */
  static void weightedMoment(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      float g = x[G + i];
      float wm = x[M + i];
      x[GWM + i] += g * wm;
      x[WMWM + i] += wm * wm;
      x[WGWM + i] += x[V + i] * g * wm;
    }
  }

  /** Sums with w g alone. */
  static void weightedGradient(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      float g = x[G + i];
      float wg = x[V + i] * g;
      x[GG + i] += g * g;
      x[GWG + i] += g * wg;
      x[WGWG + i] += wg * wg;
    }
  }

  static void squares(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[GG + i] += x[G + i] * x[G + i];
    }
  }

  static void moments(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      float g = x[G + i];
      float m = x[M + i];
      x[GM + i] += g * m;
      x[MM + i] += m * m;
    }
  }

  static void parameters(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[TT + i] += x[THETA + i] * x[THETA + i];
    }
  }

  static void total(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[TOTAL + i] += x[G + i];
    }
  }

  static void readout(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      float gap = x[OTHER + i] - x[THETA + i];
      x[GR + i] += x[G + i] * gap;
      x[RR + i] += gap * gap;
    }
  }
}
