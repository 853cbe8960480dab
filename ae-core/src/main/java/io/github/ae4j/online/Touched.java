package io.github.ae4j.online;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The coordinates that the step at hand touches, each once: where they are, their gradient, what stands there. */
final class Touched {
  private static final int FIRST = 16;

  int count;
  int[] at = new int[FIRST];
  double[] g = new double[FIRST];
  double[] theta = new double[FIRST];
  double[] m = new double[FIRST];

  /** w with the gradient in it. */
  double[] w = new double[FIRST];

  /** Empties it, and makes room. */
  void clear(int room) {
    count = 0;
    if (at.length < room) {
      int length = Math.max(room, 2 * at.length);
      at = new int[length];
      g = new double[length];
      theta = new double[length];
      m = new double[length];
      w = new double[length];
    }
  }

  /** Adds a coordinate; there must be room. */
  void add(int coordinate) {
    at[count++] = coordinate;
  }

  /** Makes w with the gradient in it; 1 where there is no second moment. */
  void weigh(@Nullable SecondMoment second, SparseCoefficients coefficients) {
    if (second == null) {
      Arrays.fill(w, 0, count, 1.0);
      return;
    }
    for (int j = 0; j < count; j++) {
      w[j] = second.next(at[j], g[j], coefficients);
    }
  }

  /** Multiplies the gradient by a factor. */
  void scale(double factor) {
    for (int j = 0; j < count; j++) {
      g[j] *= factor;
    }
  }
}
