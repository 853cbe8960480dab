package io.github.ae4j.examples.lab.systems.aeonet;

import java.util.Arrays;
import java.util.Map;
import org.hipparchus.stat.correlation.PearsonsCorrelation;

/** What a network's open blocks have to do with its progress. */
final class Capacity {
  /** Metric: mean number of open blocks. */
  static final String OPEN = "openBlocksMean";

  private Capacity() {}

  /**
   * {@code openBlocksMean}: mean number of open blocks. {@code capacityFollowsProgress}: Pearson's
   * correlation, from record to record, of the blocks that opened with the loss's fall over the same
   * stretch; absent where no block moved.
   *
   * @param open number of open blocks at each record
   * @param loss mean loss since the record before
   */
  static Map<String, Double> of(double[] open, double[] loss) {
    double mean = Arrays.stream(open).average().orElseThrow();
    double[] opened = differences(open, 1.0);
    double[] progress = differences(loss, -1.0);
    double correlation = new PearsonsCorrelation().correlation(opened, progress);
    return Double.isNaN(correlation)
        ? Map.of(OPEN, mean)
        : Map.of(OPEN, mean, "capacityFollowsProgress", correlation);
  }

  private static double[] differences(double[] values, double sign) {
    double[] differences = new double[values.length - 1];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = sign * (values[i + 1] - values[i]);
    }
    return differences;
  }
}
