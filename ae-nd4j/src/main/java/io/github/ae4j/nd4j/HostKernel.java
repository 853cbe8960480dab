package io.github.ae4j.nd4j;

import static io.github.ae4j.signal.Statistic.G_G;
import static io.github.ae4j.signal.Statistic.G_M;
import static io.github.ae4j.signal.Statistic.G_WG;
import static io.github.ae4j.signal.Statistic.G_WM;
import static io.github.ae4j.signal.Statistic.M_M;
import static io.github.ae4j.signal.Statistic.SUM_G;
import static io.github.ae4j.signal.Statistic.THETA_THETA;
import static io.github.ae4j.signal.Statistic.WG_WG;
import static io.github.ae4j.signal.Statistic.WG_WM;
import static io.github.ae4j.signal.Statistic.WM_WM;

import io.github.ae4j.signal.Statistic;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Set;

/**
 * The sums of a step with a mean of squares, and Adam's update, in one pass each over the arrays' own
 * memory, for float32 on the CPU. ND4J takes a pass and a call for each operation and 3 to 5 ns for each root;
 * loops this simple the compiler turns into vector instructions.
 *
 * <p>Sums are kept by the coordinate's place in its chunk, in float32 over a few chunks and in float64 over
 * those.
 */
final class HostKernel {
  private static final int CHUNK = 512;
  private static final int CHUNKS = 16;

  private static final Statistic[] SUMS = {
    SUM_G, G_G, G_M, M_M, G_WG, G_WM, WG_WG, WG_WM, WM_WM, THETA_THETA
  };

  private final float[] theta = new float[CHUNK];
  private final float[] g = new float[CHUNK];
  private final float[] m = new float[CHUNK];
  private final float[] v = new float[CHUNK];
  private final float[] other = new float[CHUNK];
  private final float[] ones = new float[CHUNK];
  private final float[][] partial = new float[Statistic.SIZE][CHUNK];
  private final boolean[] wanted = new boolean[Statistic.SIZE];
  private final double[] sums = new double[Statistic.SIZE];

  HostKernel() {
    Arrays.fill(ones, 1f);
  }

  /** Chooses the statistics to sum. */
  void want(Set<Statistic> statistics) {
    for (Statistic statistic : SUMS) {
      wanted[statistic.ordinal()] = statistics.contains(statistic);
    }
  }

  /**
   * The sums of one segment, by the statistics' ordinals; valid until the next call.
   *
   * @param scale of the gradient
   * @param decay b2, weight of the old mean of squares
   * @param weight c2, accumulated weight of the mean with this step's squares in it
   * @param epsilon beside the corrected root
   * @param moment whether the first moment holds anything
   */
  double[] sums(
      HostArrays arrays,
      double scale,
      double decay,
      double weight,
      double epsilon,
      boolean moment) {
    Arrays.fill(sums, 0.0);
    int chunk = 0;
    for (int from = 0; from < arrays.size(); from += CHUNK) {
      int n = Math.min(CHUNK, arrays.size() - from);
      load(arrays, from, n, (float) scale, moment);
      float old = (float) (decay / weight);
      float fresh = (float) ((1.0 - decay) / weight);
      if (arrays.third() == null) {
        weights(n, old, fresh, (float) epsilon);
      } else {
        arrays.third().get(from, other, 0, n);
        weights(n, old, fresh, (float) (1.0 / weight), (float) epsilon);
      }
      add(n, moment && arrays.first() != null);
      if (++chunk % CHUNKS == 0) {
        collect();
      }
    }
    collect();
    return sums;
  }

  private void load(HostArrays arrays, int from, int n, float scale, boolean moment) {
    arrays.gradient().get(from, g, 0, n);
    arrays.second().get(from, v, 0, n);
    if (wanted[THETA_THETA.ordinal()]) {
      arrays.theta().get(from, theta, 0, n);
    }
    FloatBuffer first = arrays.first();
    if (moment && first != null) {
      first.get(from, m, 0, n);
    }
    if (scale != 1f) {
      for (int i = 0; i < n; i++) {
        g[i] *= scale;
      }
    }
  }

  /** v becomes w. */
  private void weights(int n, float old, float fresh, float epsilon) {
    float[] g = this.g;
    float[] v = this.v;
    for (int i = 0; i < n; i++) {
      v[i] = 1f / ((float) Math.sqrt(old * v[i] + fresh * g[i] * g[i]) + epsilon);
    }
  }

  /** v becomes w, with the maximum so far in it. */
  private void weights(int n, float old, float fresh, float unbias, float epsilon) {
    float[] g = this.g;
    float[] h = other;
    float[] v = this.v;
    for (int i = 0; i < n; i++) {
      float mean = old * v[i] + fresh * g[i] * g[i];
      v[i] = 1f / ((float) Math.sqrt(Math.max(mean, unbias * h[i])) + epsilon);
    }
  }

  private void add(int n, boolean moment) {
    add(SUM_G, g, ones, n);
    add(G_G, g, g, n);
    add(THETA_THETA, theta, theta, n);
    if (moment) {
      add(G_M, g, m, n);
      add(M_M, m, m, n);
      weigh(m, other, n);
      add(G_WM, g, other, n);
      add(WM_WM, other, other, n);
    }
    weigh(g, v, n);
    add(G_WG, g, v, n);
    add(WG_WG, v, v, n);
    if (moment) {
      add(WG_WM, v, other, n);
    }
  }

  private void weigh(float[] x, float[] out, int n) {
    float[] w = v;
    for (int i = 0; i < n; i++) {
      out[i] = w[i] * x[i];
    }
  }

  private void add(Statistic statistic, float[] x, float[] y, int n) {
    if (wanted[statistic.ordinal()]) {
      float[] sum = partial[statistic.ordinal()];
      for (int i = 0; i < n; i++) {
        sum[i] += x[i] * y[i];
      }
    }
  }

  private void collect() {
    for (Statistic statistic : SUMS) {
      if (wanted[statistic.ordinal()]) {
        float[] part = partial[statistic.ordinal()];
        double sum = 0.0;
        for (float value : part) {
          sum += value;
        }
        sums[statistic.ordinal()] += sum;
        Arrays.fill(part, 0f);
      }
    }
  }

  /**
   * Adam's update, as ND4J's own operation makes it, in the place of the gradient or taken from the
   * parameters at once.
   *
   * @param rate r s_t, with the correction for bias
   * @param first b1
   * @param second b2
   * @param epsilon e, beside the uncorrected root
   * @param move whether to take the update from the parameters, and leave the gradient as it is
   */
  void adam(
      HostArrays arrays, double rate, double first, double second, double epsilon, boolean move) {
    FloatBuffer moment = java.util.Objects.requireNonNull(arrays.first());
    float b1 = (float) first;
    float b2 = (float) second;
    float r = (float) rate;
    float e = (float) epsilon;
    for (int from = 0; from < arrays.size(); from += CHUNK) {
      int n = Math.min(CHUNK, arrays.size() - from);
      arrays.gradient().get(from, g, 0, n);
      moment.get(from, m, 0, n);
      arrays.second().get(from, v, 0, n);
      adam(n, r, b1, b2, e);
      moment.put(from, m, 0, n);
      arrays.second().put(from, v, 0, n);
      if (move) {
        move(arrays.theta(), from, n);
      } else {
        arrays.gradient().put(from, g, 0, n);
      }
    }
  }

  private void move(FloatBuffer parameters, int from, int n) {
    float[] theta = this.theta;
    float[] update = g;
    parameters.get(from, theta, 0, n);
    for (int i = 0; i < n; i++) {
      theta[i] -= update[i];
    }
    parameters.put(from, theta, 0, n);
  }

  private void adam(int n, float r, float b1, float b2, float e) {
    float[] g = this.g;
    float[] m = this.m;
    float[] v = this.v;
    for (int i = 0; i < n; i++) {
      m[i] = b1 * m[i] + g[i] * (1f - b1);
    }
    for (int i = 0; i < n; i++) {
      v[i] = b2 * v[i] + g[i] * g[i] * (1f - b2);
    }
    for (int i = 0; i < n; i++) {
      g[i] = m[i] * r / ((float) Math.sqrt(v[i]) + e);
    }
  }
}
