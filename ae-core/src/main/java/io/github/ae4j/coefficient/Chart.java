package io.github.ae4j.coefficient;

/**
 * The coordinate x in which a coefficient a moves. A law's drive is additive in x; the theory's
 * multiplicative form a exp(eta u) is the {@link #LOG} chart.
 */
public enum Chart {
  /** x = a. */
  LINEAR {
    @Override
    public double coordinate(double value) {
      return value;
    }

    @Override
    public double value(double coordinate) {
      return coordinate;
    }

    @Override
    public boolean covers(double value) {
      return Double.isFinite(value);
    }
  },
  /** x = log a, for a positive scale: learning rate, epsilon, weight decay, noise. */
  LOG {
    @Override
    public double coordinate(double value) {
      return Math.log(value);
    }

    @Override
    public double value(double coordinate) {
      return Math.exp(coordinate);
    }

    @Override
    public boolean covers(double value) {
      return value > 0.0 && Double.isFinite(value);
    }
  },
  /** x = log 1/(1-a), the logarithm of a time constant: momentum, beta. */
  LOG_COMPLEMENT {
    @Override
    public double coordinate(double value) {
      return -Math.log1p(-value);
    }

    @Override
    public double value(double coordinate) {
      return coordinate > NEAR ? 1.0 - Math.exp(-coordinate) : -Math.expm1(-coordinate);
    }

    @Override
    public boolean covers(double value) {
      return value < 1.0 && Double.isFinite(value);
    }
  },
  /** x = log a/(1-a), for a strength in (0, 1): a gate, dropout, a curriculum. */
  LOGIT {
    @Override
    public double coordinate(double value) {
      return Math.log(value) - Math.log1p(-value);
    }

    @Override
    public double value(double coordinate) {
      return 1.0 / (1.0 + Math.exp(-coordinate));
    }

    @Override
    public boolean covers(double value) {
      return value > 0.0 && value < 1.0;
    }
  };

  /** From here on 1 - exp(-x) loses nothing, and a library call is saved. */
  private static final double NEAR = 0.5;

  /** Chart coordinate x of a value a. */
  public abstract double coordinate(double value);

  /** Value a at a chart coordinate x. */
  public abstract double value(double coordinate);

  /** Whether the chart has a finite coordinate for the value. */
  public abstract boolean covers(double value);
}
