package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Merges adapters by what they do: the merged product is sum_i w_i (alpha/r) B_i A_i, whatever their ranks. The mean of
 * the factors each for itself would be another matrix. The factors, scaled by sqrt(w_i), are set side by side, both
 * sides are brought to QR, and the small core to its singular values, of which the greatest are kept: no adapter of that
 * rank is nearer (Eckart, Young 1936).
 */
@Experimental
public final class LoraMerge {
  private static final double NOTHING = 1e-13; // of the greatest singular value

  private LoraMerge() {}

  /**
   * Merges adapters.
   *
   * @param adapters at least one, all of the same shapes
   * @param weights one each, at least 0
   * @param rank greatest rank of the result; at most the ranks of all together. What of it is not needed keeps rows
   *     of the adapters' A with 0 in B
   * @throws IllegalArgumentException if shapes or counts differ, or the rank is above a width
   */
  public static LoraFactors of(List<LoraFactors> adapters, double[] weights, int rank) {
    Objects.requireNonNull(adapters, "adapters");
    Objects.requireNonNull(weights, "weights");
    if (adapters.isEmpty() || adapters.size() != weights.length) {
      throw new IllegalArgumentException(
          "adapters must be at least one with a weight each, got "
              + adapters.size()
              + " and "
              + weights.length);
    }
    List<AdaptedShape> shapes = adapters.get(0).shapes();
    int all = 0;
    for (int i = 0; i < weights.length; i++) {
      adapters.get(i).fit(shapes);
      Check.atLeast("weight", weights[i], 0.0);
      all += adapters.get(i).rank();
    }
    int width = shapes.stream().mapToInt(AdaptedShape::width).min().orElseThrow();
    Check.within("rank", rank, 1, width);
    int kept = Math.min(rank, all);
    List<double[]> a = new ArrayList<>();
    List<double[]> b = new ArrayList<>();
    for (int p = 0; p < shapes.size(); p++) {
      merge(adapters, weights, p, all, kept, a, b);
    }
    return LoraFactors.of(shapes, kept, a, b);
  }

  private static void merge(
      List<LoraFactors> adapters,
      double[] weights,
      int projection,
      int all,
      int kept,
      List<double[]> a,
      List<double[]> b) {
    AdaptedShape shape = adapters.get(0).shapes().get(projection);
    double[] left = new double[shape.out() * all];
    double[] right = new double[shape.in() * all];
    int at = 0;
    for (int i = 0; i < weights.length; i++) {
      LoraFactors adapter = adapters.get(i);
      double scale = Math.sqrt(weights[i]);
      for (int r = 0; r < adapter.rank(); r++, at++) {
        for (int o = 0; o < shape.out(); o++) {
          left[o * all + at] = scale * adapter.rawB(projection)[o * adapter.rank() + r];
        }
        for (int x = 0; x < shape.in(); x++) {
          right[x * all + at] = scale * adapter.rawA(projection)[r * shape.in() + x];
        }
      }
    }
    SmallSvd.Qr qrB = SmallSvd.qr(left, shape.out(), all);
    SmallSvd.Qr qrA = SmallSvd.qr(right, shape.in(), all);
    double[] core =
        times(qrB.r(), SmallSvd.transposed(qrA.r(), qrA.k(), all), qrB.k(), all, qrA.k());
    SmallSvd svd = SmallSvd.of(core, qrB.k(), qrA.k());
    int found = svd.values().length;
    double[] wideB = times(qrB.q(), svd.u(), shape.out(), qrB.k(), found);
    double[] wideA = times(qrA.q(), svd.v(), shape.in(), qrA.k(), found);
    int live = live(svd.values(), kept);
    double[] narrowA = rows(wideA, svd.values(), shape.in(), found, live);
    a.add(withIdle(Arrays.copyOf(narrowA, kept * shape.in()), live, kept, adapters, projection));
    b.add(columns(wideB, svd.values(), shape.out(), found, live, kept));
  }

  private static double[] times(double[] x, double[] y, int rows, int inner, int columns) {
    double[] product = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < inner; k++) {
        double weight = x[i * inner + k];
        for (int j = 0; j < columns; j++) {
          product[i * columns + j] += weight * y[k * columns + j];
        }
      }
    }
    return product;
  }

  /** How many of the kept values are more than rounding. */
  private static int live(double[] values, int kept) {
    int live = 0;
    while (live < Math.min(kept, values.length) && values[live] > NOTHING * values[0]) {
      live++;
    }
    return live;
  }

  /** A component that does nothing keeps a row of an adapter's A, so that it can learn: with 0 in both it never would. */
  private static double[] withIdle(
      double[] a, int live, int kept, List<LoraFactors> adapters, int projection) {
    int at = 0;
    for (LoraFactors adapter : adapters) {
      int in = adapter.shapes().get(projection).in();
      for (int r = 0; r < adapter.rank() && at < kept; r++, at++) {
        if (at >= live) {
          System.arraycopy(adapter.rawA(projection), r * in, a, at * in, in);
        }
      }
    }
    return a;
  }

  /** sqrt(S) V^T, [live x in]. */
  private static double[] rows(double[] wide, double[] values, int in, int found, int live) {
    double[] a = new double[live * in];
    for (int k = 0; k < live; k++) {
      for (int i = 0; i < in; i++) {
        a[k * in + i] = Math.sqrt(values[k]) * wide[i * found + k];
      }
    }
    return a;
  }

  /** U sqrt(S), [out x kept]. */
  private static double[] columns(
      double[] wide, double[] values, int out, int found, int live, int kept) {
    double[] b = new double[out * kept];
    for (int o = 0; o < out; o++) {
      for (int k = 0; k < live; k++) {
        b[o * kept + k] = Math.sqrt(values[k]) * wide[o * found + k];
      }
    }
    return b;
  }

  /**
   * The same adapter at another rank: a smaller one keeps what is nearest, a greater one adds drawn rows to A with 0 in B,
   * which change nothing yet.
   *
   * @param rank in [1, the least width]
   */
  public static LoraFactors resized(LoraFactors factors, int rank, RandomGenerator random) {
    Objects.requireNonNull(factors, "factors");
    Objects.requireNonNull(random, "random");
    if (rank == factors.rank()) {
      return factors;
    }
    if (rank < factors.rank()) {
      return of(List.of(factors), new double[] {1.0}, rank);
    }
    LoraFactors fresh = LoraFactors.fresh(factors.shapes(), rank, random);
    List<double[]> a = new ArrayList<>();
    List<double[]> b = new ArrayList<>();
    for (int p = 0; p < factors.shapes().size(); p++) {
      AdaptedShape shape = factors.shapes().get(p);
      double[] wide = fresh.a(p);
      System.arraycopy(factors.rawA(p), 0, wide, 0, factors.rank() * shape.in());
      double[] more = new double[shape.out() * rank];
      for (int o = 0; o < shape.out(); o++) {
        double[] old =
            Arrays.copyOfRange(factors.rawB(p), o * factors.rank(), (o + 1) * factors.rank());
        System.arraycopy(old, 0, more, o * rank, factors.rank());
      }
      a.add(wide);
      b.add(more);
    }
    return LoraFactors.of(factors.shapes(), rank, a, b);
  }
}
