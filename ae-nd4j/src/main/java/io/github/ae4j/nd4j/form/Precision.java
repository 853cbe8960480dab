package io.github.ae4j.nd4j.form;

import org.nd4j.linalg.api.buffer.DataType;

/** The numbers that an update computes with: those of the parameters' data type. */
public enum Precision {
  /** FLOAT. */
  SINGLE(Math.nextDown(1f), Float.MAX_VALUE),
  /** DOUBLE. */
  DOUBLE(Math.nextDown(1.0), Double.MAX_VALUE);

  /** Least native rate: of a rate of 0 some updates make another one. */
  static final double LEAST_RATE = 1e-30;

  private final double longest;
  private final double largest;

  Precision(double longest, double largest) {
    this.longest = longest;
    this.largest = largest;
  }

  /** That of a data type, FLOAT or DOUBLE. */
  static Precision of(DataType type) {
    return type == DataType.DOUBLE ? DOUBLE : SINGLE;
  }

  /** The nearest number of the data type. */
  double round(double value) {
    return this == SINGLE ? (float) value : value;
  }

  /** The nearest finite number of the data type, of one that is not negative. */
  double bounded(double value) {
    return round(Math.min(largest, value));
  }

  /** The nearest decay in [0, 1). */
  double decay(double value) {
    return round(Math.min(longest, Math.max(0.0, value)));
  }

  /** A finite rate above 0. */
  double rate(double value) {
    return round(Math.min(largest, Math.max(LEAST_RATE, value)));
  }
}
