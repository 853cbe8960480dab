package io.github.ae4j.examples.lab.stats;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * A performance profile (Dolan and More 2002, as scored by Dahl et al. 2023, AlgoPerf): with t(p,
 * s) the time method s takes on problem p, r(p, s) = t(p, s) / min_s t(p, s), and rho_s(tau) is the
 * share of problems with r(p, s) at most tau. A miss is infinite, and a problem nobody solves
 * counts against everybody. A method is judged by the problems it was run on: their r, rising.
 */
public record Profile(double... ratios) {
  /** Where AlgoPerf ends the axis of tau. */
  public static final double LARGEST = 4.0;

  /** The profiles of methods from their times on each problem; infinite for a miss. */
  public static Map<String, Profile> of(List<Map<String, Double>> problems) {
    Map<String, Profile> profiles = new LinkedHashMap<>();
    for (Map<String, Double> times : problems) {
      double best = Collections.min(times.values());
      times.forEach((method, time) -> profiles.merge(method, of(time, best), Profile::and));
    }
    return profiles;
  }

  /** Nobody solved it: infinite over infinite is a miss. */
  private static Profile of(double time, double best) {
    return new Profile(Double.isInfinite(time) ? time : time == best ? 1.0 : time / best);
  }

  private Profile and(Profile other) {
    return new Profile(
        DoubleStream.concat(Arrays.stream(ratios), Arrays.stream(other.ratios)).sorted().toArray());
  }

  /** On how many problems the method was run. */
  public int problems() {
    return ratios.length;
  }

  /** Share of problems solved within a factor of the best; NaN if it was run on none. */
  public double share(double tau) {
    double within = Arrays.stream(ratios).filter(ratio -> ratio <= tau).count();
    return within / problems();
  }

  /** AlgoPerf's score: the mean share over tau from 1 to 4, as an integral over steps. */
  public double score() {
    double area = 0.0;
    for (double ratio : ratios) {
      area += Math.max(0.0, LARGEST - ratio);
    }
    return area / (problems() * (LARGEST - 1.0));
  }
}
