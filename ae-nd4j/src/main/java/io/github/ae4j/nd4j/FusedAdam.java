package io.github.ae4j.nd4j;

import io.github.ae4j.array.StepVectors;
import java.nio.FloatBuffer;
import java.util.Objects;

/**
 * Adam's update in one pass over the arrays' own memory, for float32 on the CPU. ND4J takes 3 to 5 ns for each
 * root; a loop whose vectors lie at constant offsets in one array the compiler turns into vector instructions.
 */
final class FusedAdam {
  private static final int ROW = 512;
  private static final int G = 0;
  private static final int M = ROW;
  private static final int V = 2 * ROW;
  private static final int THETA = 3 * ROW;

  /**
   * Added and taken off, it puts zero in the place of what is below 1e-37: moments that nothing feeds any more sink to
   * numbers that the processor works on many times as long, and would stay there.
   */
  private static final float TINY = 1e-30f;

  private final float[] x = new float[4 * ROW];

  /**
   * Adam's numbers.
   *
   * @param rate r s_t, with the correction for bias
   * @param first b1
   * @param second b2
   * @param epsilon e, beside the uncorrected root
   */
  record Numbers(double rate, double first, double second, double epsilon) {}

  /**
   * Makes an update, as ND4J's own operation makes it, in the place of the gradient or taken from the parameters
   * at once.
   *
   * @param move whether to take the update from the parameters, and leave the gradient as it is
   */
  void update(StepVectors vectors, Numbers numbers, boolean move) {
    FloatBuffer first = Objects.requireNonNull(vectors.first());
    FloatBuffer second = Objects.requireNonNull(vectors.second());
    FloatBuffer theta = Objects.requireNonNull(vectors.theta());
    for (int from = 0; from < vectors.size(); from += ROW) {
      int n = Math.min(ROW, vectors.size() - from);
      vectors.gradient().get(from, x, G, n);
      first.get(from, x, M, n);
      second.get(from, x, V, n);
      adam(x, n, numbers);
      first.put(from, x, M, n);
      second.put(from, x, V, n);
      if (move) {
        theta.get(from, x, THETA, n);
        move(x, n);
        theta.put(from, x, THETA, n);
      } else {
        vectors.gradient().put(from, x, G, n);
      }
    }
  }

  private static void adam(float[] x, int n, Numbers numbers) {
    float r = (float) numbers.rate;
    float b1 = (float) numbers.first;
    float b2 = (float) numbers.second;
    float e = (float) numbers.epsilon;
    for (int i = 0; i < n; i++) {
      float g = x[G + i];
      float m = (b1 * x[M + i] + g * (1f - b1) + TINY) - TINY;
      float v = (b2 * x[V + i] + g * g * (1f - b2) + TINY) - TINY;
      x[M + i] = m;
      x[V + i] = v;
      x[G + i] = m * r / ((float) Math.sqrt(v) + e);
    }
  }

  private static void move(float[] x, int n) {
    for (int i = 0; i < n; i++) {
      x[THETA + i] -= x[G + i];
    }
  }
}
