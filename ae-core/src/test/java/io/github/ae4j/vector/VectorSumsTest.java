package io.github.ae4j.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.signal.Statistic;
import io.github.ae4j.vector.VectorSums.Divisor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every sum is that of double arithmetic to 1e-5 of the product of the lengths. */
class VectorSumsTest {
  private static final Divisor DIVISOR = new Divisor(0.9, 0.1, 1.25, 1e-3);
  private static final double SCALE = 0.25;
  private static final double DECAY = 0.03;

  private static final Set<Statistic> SUMS = sums();

  private final Random random = new Random(3);

  private static Set<Statistic> sums() {
    Set<Statistic> sums = EnumSet.complementOf(EnumSet.copyOf(Statistic.GIVEN));
    sums.removeAll(EnumSet.of(Statistic.LOSS, Statistic.COUNT, Statistic.MOMENTUM_WEIGHT));
    return sums;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 511, 512, 513, 70_001})
  void agreesWithDoubleArithmetic(int size) {
    for (int missing = 0; missing < 8; missing++) {
      StepVectors vectors =
          new StepVectors(
              size,
              vector(size, 0),
              missing == 7 ? null : vector(size, 1),
              (missing & 1) == 1 ? null : vector(size, 2),
              (missing & 2) == 2 ? null : positive(size),
              (missing & 4) == 4 ? null : positive(size),
              vector(size, 3));
      VectorSums sums = new VectorSums();
      sums.want(SUMS);
      sums.clear();
      sums.add(vectors, SCALE, DECAY, DIVISOR);
      agree(new Exact(vectors).sums(), sums.sums());
    }
  }

  @Test
  void sumsAddUpOverVectorsUntilCleared() {
    StepVectors one = vectors(700);
    StepVectors other = vectors(90);
    VectorSums sums = new VectorSums();
    sums.want(SUMS);
    for (int round = 0; round < 2; round++) {
      sums.clear();
      sums.add(one, SCALE, DECAY, DIVISOR);
      sums.add(other, SCALE, DECAY, DIVISOR);
      Map<Statistic, double[]> both = new Exact(one).sums();
      new Exact(other)
          .sums()
          .forEach(
              (statistic, sum) ->
                  both.merge(
                      statistic,
                      sum,
                      (a, b) -> new double[] {a[0] + b[0], Math.hypot(a[1], b[1])}));
      agree(both, sums.sums());
    }
  }

  @Test
  void doesNotDependOnWhereTheMemoryBegins() {
    StepVectors vectors = vectors(5_000);
    VectorSums sums = new VectorSums();
    sums.want(SUMS);
    sums.clear();
    sums.add(vectors, 1.0, 0.0, DIVISOR);
    double[] expected = sums.sums().clone();
    StepVectors moved =
        new StepVectors(
            5_000,
            moved(vectors.theta()),
            moved(vectors.gradient()),
            moved(vectors.first()),
            moved(vectors.second()),
            moved(vectors.greatest()),
            moved(vectors.average()));
    sums.clear();
    sums.add(moved, 1.0, 0.0, DIVISOR);
    assertArrayEquals(expected, sums.sums());
  }

  @Test
  void onlyWhatIsWantedIsAskedFor() {
    FloatBuffer gradient = vector(100, 1);
    StepVectors bare = new StepVectors(100, null, gradient, null, null, null, null);
    VectorSums sums = new VectorSums();
    sums.want(Set.of(Statistic.G_G));
    sums.clear();
    sums.add(bare, 1.0, 0.0, null);
    double[] got = sums.sums();
    double expected = 0.0;
    for (int i = 0; i < 100; i++) {
      expected += (double) gradient.get(i) * gradient.get(i);
    }
    assertEquals(expected, got[Statistic.G_G.ordinal()], 1e-5 * expected);
    got[Statistic.G_G.ordinal()] = 0.0;
    assertArrayEquals(new double[Statistic.SIZE], got);
    sums.want(Set.of(Statistic.THETA_THETA));
    assertThrows(NullPointerException.class, () -> sums.add(bare, 1.0, 0.0, null));
  }

  @Test
  void whatIsNotFiniteShows() {
    StepVectors vectors = vectors(40_000);
    vectors.gradient().put(39_999, Float.NaN);
    VectorSums sums = new VectorSums();
    sums.want(SUMS);
    sums.clear();
    sums.add(vectors, 1.0, 0.0, DIVISOR);
    assertTrue(Double.isNaN(sums.sums()[Statistic.G_G.ordinal()]));
  }

  @Test
  void aVectorThatIsTooShortIsNamed() {
    FloatBuffer three = vector(3, 1);
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () -> new StepVectors(4, null, three, null, null, null, null));
    assertEquals("gradient must hold 4 coordinates, got 3", error.getMessage());
    error =
        assertThrows(
            IllegalArgumentException.class,
            () -> new StepVectors(-1, null, three, null, null, null, null));
    assertEquals("size must be at least 0, got -1", error.getMessage());
  }

  private StepVectors vectors(int size) {
    return new StepVectors(
        size,
        vector(size, 0),
        vector(size, 1),
        vector(size, 2),
        positive(size),
        positive(size),
        vector(size, 3));
  }

  /** Begins at an odd place. */
  private FloatBuffer vector(int size, int shift) {
    FloatBuffer all = direct(size + shift);
    for (int i = 0; i < all.capacity(); i++) {
      all.put(i, (float) random.nextGaussian());
    }
    return all.position(shift).slice();
  }

  private FloatBuffer positive(int size) {
    FloatBuffer vector = vector(size, 1);
    for (int i = 0; i < size; i++) {
      vector.put(i, Math.abs(vector.get(i)));
    }
    return vector;
  }

  private static FloatBuffer moved(@Nullable FloatBuffer vector) {
    FloatBuffer copy = direct(vector.limit() + 5).position(5).slice();
    for (int i = 0; i < vector.limit(); i++) {
      copy.put(i, vector.get(i));
    }
    return copy;
  }

  static FloatBuffer direct(int size) {
    return ByteBuffer.allocateDirect(Float.BYTES * size)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private static void agree(Map<Statistic, double[]> exact, double[] got) {
    exact.forEach(
        (statistic, sum) ->
            assertEquals(sum[0], got[statistic.ordinal()], 1e-5 * sum[1], statistic.name()));
  }

  /** The sums from their definitions. */
  private static final class Exact {
    private final int size;
    private final double[] g;
    private final double[] m;
    private final double[] w;
    private final double[] theta;
    private final double[] gap;

    Exact(StepVectors vectors) {
      size = vectors.size();
      theta = doubles(vectors.theta());
      g = doubles(vectors.gradient());
      m = doubles(vectors.first());
      gap = doubles(vectors.average());
      double[] v = doubles(vectors.second());
      double[] h = doubles(vectors.greatest());
      w = new double[size];
      for (int i = 0; i < size; i++) {
        g[i] = SCALE * g[i] + DECAY * theta[i];
        gap[i] -= theta[i];
        double mean = DIVISOR.old() * v[i] + DIVISOR.fresh() * g[i] * g[i];
        w[i] = 1.0 / (Math.sqrt(Math.max(mean, DIVISOR.corrected() * h[i])) + DIVISOR.epsilon());
      }
    }

    private double[] doubles(@Nullable FloatBuffer vector) {
      double[] values = new double[size];
      for (int i = 0; vector != null && i < size; i++) {
        values[i] = vector.get(i);
      }
      return values;
    }

    Map<Statistic, double[]> sums() {
      double[] wg = new double[size];
      double[] wm = new double[size];
      double[] ones = new double[size];
      for (int i = 0; i < size; i++) {
        wg[i] = w[i] * g[i];
        wm[i] = w[i] * m[i];
        ones[i] = 1.0;
      }
      Map<Statistic, double[]> sums = new EnumMap<>(Statistic.class);
      sums.put(Statistic.SUM_G, dot(g, ones));
      sums.put(Statistic.G_G, dot(g, g));
      sums.put(Statistic.G_M, dot(g, m));
      sums.put(Statistic.M_M, dot(m, m));
      sums.put(Statistic.G_WG, dot(g, wg));
      sums.put(Statistic.G_WM, dot(g, wm));
      sums.put(Statistic.WG_WG, dot(wg, wg));
      sums.put(Statistic.WG_WM, dot(wg, wm));
      sums.put(Statistic.WM_WM, dot(wm, wm));
      sums.put(Statistic.THETA_THETA, dot(theta, theta));
      sums.put(Statistic.G_READOUT, dot(g, gap));
      sums.put(Statistic.READOUT_READOUT, dot(gap, gap));
      return sums;
    }

    /** The inner product, and the product of the lengths. */
    private static double[] dot(double[] a, double[] b) {
      double sum = 0.0;
      double aa = 0.0;
      double bb = 0.0;
      for (int i = 0; i < a.length; i++) {
        sum += a[i] * b[i];
        aa += a[i] * a[i];
        bb += b[i] * b[i];
      }
      return new double[] {sum, Math.sqrt(aa * bb)};
    }
  }
}
