package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import java.util.Arrays;

/** How far scores are apart, before they are weighed; lower scores are better. */
@Experimental
public enum Scoring {
  /**
   * z = (s - min s) / MAD, the median absolute deviation from the median: the same for c s + d, c positive. Where
   * over half of the scores are equal, and MAD is 0, their mean absolute deviation from the median instead; where all
   * are, z = 0.
   */
  SCALE_FREE {
    @Override
    double unit(double[] sorted) {
      double median = median(sorted);
      double[] deviations = Arrays.stream(sorted).map(s -> Math.abs(s - median)).sorted().toArray();
      double unit = median(deviations);
      return unit > 0.0 ? unit : Arrays.stream(deviations).sum() / deviations.length;
    }
  },
  /** z = s - min s, in the unit of the scores, as the theory's own text has it. */
  RAW {
    @Override
    double unit(double[] sorted) {
      return 1.0;
    }
  };

  /** What a distance of 1 is, in the unit of the scores; they are finite, sorted, at least one. */
  abstract double unit(double[] sorted);

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : 0.5 * sorted[middle - 1] + 0.5 * sorted[middle];
  }

  /**
   * Distances from the best score.
   *
   * @param scores lower is better; those that are not finite get an infinite distance
   */
  double[] distances(double[] scores) {
    double[] finite = Arrays.stream(scores).filter(Double::isFinite).sorted().toArray();
    double[] distances = new double[scores.length];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    if (finite.length == 0) {
      return distances;
    }
    double unit = unit(finite);
    for (int i = 0; i < scores.length; i++) {
      if (Double.isFinite(scores[i])) {
        distances[i] = scores[i] == finite[0] ? 0.0 : (scores[i] - finite[0]) / unit;
      }
    }
    return distances;
  }
}
