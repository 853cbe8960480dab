package io.github.ae4j.examples.bench;

import java.util.Arrays;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.stat.StatUtils;

/**
 * One comparison: the medians of both sides, and of the ratios wrapped / bare, pair by pair, their
 * median, its interval's upper end, least and greatest. What does not exist is NaN: the bare side of
 * something that only the loop does, the ratio to nothing.
 *
 * <p>The upper end is an order statistic and supposes no distribution: with k the largest rank such
 * that 1 - 2 P(B &lt; k) &gt;= 0.95 for B binomial (n, 1/2), the median lies between the k-th values from
 * both ends with that confidence, and the k-th from above is the bound. Below six pairs there is none.
 *
 * @param name what is compared
 * @param unit of both sides
 * @param bare median of the bare side
 * @param wrapped median of the wrapped side
 * @param ratioMedian median of the pairs' ratios
 * @param ratioMin least ratio
 * @param ratioMax greatest ratio
 * @param ratioUpper95 upper end of the median ratio's interval of 95%
 * @param pairs number of pairs
 */
public record BenchResult(
    String name,
    String unit,
    double bare,
    double wrapped,
    double ratioMedian,
    double ratioMin,
    double ratioMax,
    double ratioUpper95,
    int pairs) {
  private static final double CONFIDENCE = 0.95;

  /**
   * Compares pair by pair.
   *
   * @param bare one value a pair, in the unit
   * @param wrapped the same number of values
   */
  public static BenchResult of(String name, String unit, double[] bare, double[] wrapped) {
    if (bare.length == 0 || bare.length != wrapped.length) {
      throw new IllegalArgumentException(
          name
              + " must have as many wrapped values as bare ones, at least 1, got "
              + wrapped.length
              + " and "
              + bare.length);
    }
    double[] ratios = new double[bare.length];
    Arrays.setAll(ratios, i -> wrapped[i] / bare[i]);
    Arrays.sort(ratios);
    return new BenchResult(
        name,
        unit,
        median(bare),
        median(wrapped),
        median(ratios),
        ratios[0],
        ratios[ratios.length - 1],
        upper(ratios),
        ratios.length);
  }

  /** The same under another name. */
  BenchResult named(String other) {
    return new BenchResult(
        other, unit, bare, wrapped, ratioMedian, ratioMin, ratioMax, ratioUpper95, pairs);
  }

  /** A figure with nothing to compare it with, as the median of its samples. */
  public static BenchResult alone(String name, String unit, double... wrapped) {
    double[] nothing = new double[wrapped.length];
    Arrays.fill(nothing, Double.NaN);
    return of(name, unit, nothing, wrapped);
  }

  static double median(double... values) {
    return StatUtils.percentile(values, 50.0);
  }

  private static double upper(double... sorted) {
    BinomialDistribution below = new BinomialDistribution(sorted.length, 0.5);
    int rank = 0;
    while (1.0 - 2.0 * below.cumulativeProbability(rank) >= CONFIDENCE) {
      rank++;
    }
    return rank == 0 ? Double.NaN : sorted[sorted.length - rank];
  }
}
