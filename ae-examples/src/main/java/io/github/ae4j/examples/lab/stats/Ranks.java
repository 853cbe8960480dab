package io.github.ae4j.examples.lab.stats;

import java.util.Arrays;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;

/** What order alone says: medians, and their intervals between order statistics. */
public final class Ranks {
  /** What misses may exceed their share by: the range of five samples covers 1 - 2^-4, not 0.95. */
  private static final double EXCESS = 1.25;

  private Ranks() {}

  /** The median of what is known; NaN if nothing is. */
  public static double median(double... samples) {
    double[] known = Arrays.stream(samples).filter(x -> !Double.isNaN(x)).sorted().toArray();
    if (known.length == 0) {
      return Double.NaN;
    }
    double low = known[(known.length - 1) / 2];
    double high = known[known.length / 2];
    return low == high ? high : 0.5 * (high + low); // infinite ones have no mean
  }

  /** The value below which a share of what is finite lies, by R's type 7; NaN if nothing is. */
  public static double quantile(double share, double... samples) {
    double[] known = Arrays.stream(samples).filter(Double::isFinite).toArray();
    Percentile type7 = new Percentile().withEstimationType(EstimationType.R_7);
    return known.length == 0 ? Double.NaN : type7.evaluate(known, 100.0 * share);
  }

  /** The median's interval, the whole line if there are too few samples. */
  static Interval interval(double confidence, double... samples) {
    int rank = rank(samples.length, confidence);
    if (rank == 0) {
      return Interval.unbounded(median(samples));
    }
    double[] low = sorted(samples, Double.NEGATIVE_INFINITY);
    double[] high = sorted(samples, Double.POSITIVE_INFINITY);
    return new Interval(median(samples), low[rank - 1], high[samples.length - rank]);
  }

  private static double[] sorted(double[] samples, double unknown) {
    return Arrays.stream(samples).map(x -> Double.isNaN(x) ? unknown : x).sorted().toArray();
  }

  /** Largest k whose k-th values from both ends cover the median often enough; 0 if none does. */
  static int rank(int samples, double confidence) {
    double coverage = 1.0 - EXCESS * (1.0 - confidence);
    BinomialDistribution below = new BinomialDistribution(samples, 0.5);
    int rank = 0;
    while (1.0 - 2.0 * below.cumulativeProbability(rank) >= coverage - 1e-12) {
      rank++;
    }
    return rank;
  }
}
