package io.github.ae4j.swarm;

import io.github.ae4j.Experimental;
import io.github.ae4j.coefficient.Coefficient;

/** What of a coefficient an ensemble averages. */
@Experimental
public enum Averaging {
  /** Its chart coordinate: log alpha for a learning rate, which so is averaged geometrically. */
  CHART {
    @Override
    double from(Position position) {
      return position.coordinate();
    }

    @Override
    double coordinate(Coefficient coefficient, double average) {
      return average;
    }
  },
  /** Its value, as the seed does although alpha lives in log space. */
  ARITHMETIC {
    @Override
    double from(Position position) {
      return position.value();
    }

    @Override
    double coordinate(Coefficient coefficient, double average) {
      return coefficient
          .chart()
          .coordinate(Math.max(coefficient.minimum(), Math.min(coefficient.maximum(), average)));
    }
  };

  /** What is averaged of a coefficient that stands there. */
  abstract double from(Position position);

  /** The chart coordinate of an average. */
  abstract double coordinate(Coefficient coefficient, double average);
}
