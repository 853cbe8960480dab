package io.github.ae4j.examples.lab.digits;

import io.github.ae4j.examples.lab.run.Curve;
import java.util.Map;
import org.hipparchus.stat.descriptive.rank.Percentile;

/** The distribution of the effective step gamma over a run. */
final class Gamma {
  /** Metric: its median. */
  static final String MEDIAN = "gammaMedian";

  private static final double LOWER = 25.0;
  private static final double MIDDLE = 50.0;
  private static final double UPPER = 75.0;

  private Gamma() {}

  /** Its quartiles. */
  static Map<String, Double> distribution(Curve gamma) {
    Percentile percentile = new Percentile();
    percentile.setData(gamma.value());
    return Map.of(
        "gammaLower",
        percentile.evaluate(LOWER),
        MEDIAN,
        percentile.evaluate(MIDDLE),
        "gammaUpper",
        percentile.evaluate(UPPER));
  }
}
