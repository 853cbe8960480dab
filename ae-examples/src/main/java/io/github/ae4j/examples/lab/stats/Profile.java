package io.github.ae4j.examples.lab.stats;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A performance profile (Dolan and More 2002, as scored by Dahl et al. 2023, AlgoPerf): with t(p, s)
 * the time method s takes on problem p, r(p, s) = t(p, s) / min_s t(p, s), and rho_s(tau) is the share
 * of problems with r(p, s) at most tau. A miss is infinite, and a problem nobody solves counts
 * against everybody. A method is judged by the problems it was run on; {@link #problems} says on how
 * many.
 *
 * @param problems on which the method was run
 * @param ratios r of those, rising
 */
public record Profile(int problems, double[] ratios) {
  /** Where AlgoPerf ends the axis of tau. */
  public static final double LARGEST = 4.0;

  /**
   * The profiles of methods.
   *
   * @param times by method, one a problem; infinite for a miss, NaN where the method was not run
   */
  public static Map<String, Profile> of(Map<String, double[]> times) {
    int problems = times.values().stream().mapToInt(row -> row.length).max().orElse(0);
    double[] best = new double[problems];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    for (double[] row : times.values()) {
      for (int p = 0; p < row.length; p++) {
        best[p] = Double.isNaN(row[p]) ? best[p] : Math.min(best[p], row[p]);
      }
    }
    Map<String, Profile> profiles = new LinkedHashMap<>();
    times.forEach((method, row) -> profiles.put(method, of(row, best)));
    return profiles;
  }

  private static Profile of(double[] times, double[] best) {
    double[] ratios = new double[times.length];
    for (int p = 0; p < times.length; p++) {
      // Nobody solved it: infinite over infinite is a miss.
      ratios[p] = Double.isInfinite(times[p]) ? times[p] : ratio(times[p], best[p]);
    }
    double[] known = Arrays.stream(ratios).filter(r -> !Double.isNaN(r)).sorted().toArray();
    return new Profile(known.length, known);
  }

  private static double ratio(double time, double best) {
    return time == best ? 1.0 : time / best;
  }

  /** Share of problems solved within a factor of the best; NaN if it was run on none. */
  public double share(double tau) {
    double within = Arrays.stream(ratios).filter(ratio -> ratio <= tau).count();
    return within / problems;
  }

  /** AlgoPerf's score: the mean share over tau from 1 to 4, as an integral over steps. */
  public double score() {
    double area = 0.0;
    for (double ratio : ratios) {
      area += Math.max(0.0, LARGEST - ratio);
    }
    return area / (problems * (LARGEST - 1.0));
  }
}
