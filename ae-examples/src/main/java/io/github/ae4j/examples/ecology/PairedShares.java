package io.github.ae4j.examples.ecology;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/**
 * Two shares of right answers at the same tasks.
 *
 * @param difference of the shares, first minus second
 * @param low end of its 95% interval, of {@value #RESAMPLES} resamples of the tasks within each seed
 * @param high end of it
 * @param p of McNemar's exact test: of the tasks that one alone is right at, how many are the first's; two-sided
 */
record PairedShares(double difference, double low, double high, double p) {
  private static final int RESAMPLES = 2000;
  private static final double TAIL = 0.025;

  /** Of pairs, a row a seed. */
  static PairedShares of(List<boolean[]> first, List<boolean[]> second) {
    double[][] difference = new double[first.size()][];
    int better = 0;
    int worse = 0;
    for (int s = 0; s < difference.length; s++) {
      boolean[] x = first.get(s);
      boolean[] y = second.get(s);
      difference[s] = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        difference[s][i] = (x[i] ? 1 : 0) - (y[i] ? 1 : 0);
        better += x[i] && !y[i] ? 1 : 0;
        worse += y[i] && !x[i] ? 1 : 0;
      }
    }
    double[] means = resampled(difference);
    return new PairedShares(
        mean(difference),
        means[(int) (TAIL * RESAMPLES)],
        means[(int) ((1.0 - TAIL) * RESAMPLES) - 1],
        mcNemar(better, worse));
  }

  /** Exact and two-sided. */
  static double mcNemar(int better, int worse) {
    int both = better + worse;
    if (both == 0) {
      return 1.0;
    }
    int fewer = Math.min(better, worse);
    return Math.min(1.0, 2.0 * new BinomialDistribution(both, 0.5).cumulativeProbability(fewer));
  }

  private static double mean(double[][] rows) {
    double sum = 0.0;
    int count = 0;
    for (double[] row : rows) {
      sum += Arrays.stream(row).sum();
      count += row.length;
    }
    return sum / count;
  }

  private static double[] resampled(double[][] rows) {
    SplittableRandom random = new SplittableRandom(1979);
    double[] means = new double[RESAMPLES];
    for (int k = 0; k < RESAMPLES; k++) {
      double sum = 0.0;
      int count = 0;
      for (double[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          sum += row[random.nextInt(row.length)];
        }
        count += row.length;
      }
      means[k] = sum / count;
    }
    Arrays.sort(means);
    return means;
  }

  /** Holm's adjusted chances (1979), in the order they came. */
  static double[] holm(double... p) {
    Integer[] order = new Integer[p.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (x, y) -> Double.compare(p[x], p[y]));
    double[] adjusted = new double[p.length];
    double most = 0.0;
    for (int rank = 0; rank < order.length; rank++) {
      most = Math.max(most, Math.min(1.0, (p.length - rank) * p[order[rank]]));
      adjusted[order[rank]] = most;
    }
    return adjusted;
  }
}
