package io.github.ae4j.online;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;
import java.util.Objects;

/**
 * What an {@link OnlineRegressor} minimises, of the residual r = y - prediction.
 *
 * @param kind of the loss
 * @param parameter delta of {@link Kind#HUBER} in units of the target, tau of {@link Kind#QUANTILE}; 0 of the squared
 */
@Experimental
public record RegressionLoss(Kind kind, double parameter) {
  /** Shapes of it. */
  public enum Kind {
    /** r^2/2: predicts the mean. */
    SQUARED,
    /** r^2/2 up to |r| = delta and delta (|r| - delta/2) beyond (Huber 1964): the mean, where targets may be far out. */
    HUBER,
    /** tau r for r &gt; 0 and (tau-1) r else (Koenker, Bassett 1978): predicts the tau-quantile. */
    QUANTILE
  }

  /** Checks the parameter. */
  public RegressionLoss {
    Objects.requireNonNull(kind, "kind");
    switch (kind) {
      case SQUARED -> Check.within("parameter of the squared loss", parameter, 0.0, 0.0);
      case HUBER -> Check.positive("delta of the Huber loss", parameter);
      case QUANTILE -> {
        if (!(parameter > 0.0 && parameter < 1.0)) {
          throw new IllegalArgumentException("tau must be in (0, 1), got " + parameter);
        }
      }
    }
  }

  /** r^2/2. */
  public static RegressionLoss squared() {
    return new RegressionLoss(Kind.SQUARED, 0.0);
  }

  /** Squared near the target, linear from a distance. */
  public static RegressionLoss huber(double delta) {
    return new RegressionLoss(Kind.HUBER, delta);
  }

  /** Of the tau-quantile; the median's is .5. */
  public static RegressionLoss quantile(double tau) {
    return new RegressionLoss(Kind.QUANTILE, tau);
  }

  /** Loss of a residual. */
  public double value(double residual) {
    double size = Math.abs(residual);
    return switch (kind) {
      case SQUARED -> 0.5 * residual * residual;
      case HUBER ->
          size <= parameter ? 0.5 * residual * residual : parameter * (size - 0.5 * parameter);
      case QUANTILE -> residual > 0.0 ? parameter * residual : (parameter - 1.0) * residual;
    };
  }

  /** Its slope in the residual; 0 of the quantile's at 0. */
  public double slope(double residual) {
    return switch (kind) {
      case SQUARED -> residual;
      case HUBER -> Math.max(-parameter, Math.min(parameter, residual));
      case QUANTILE -> residual > 0.0 ? parameter : residual < 0.0 ? parameter - 1.0 : 0.0;
    };
  }
}
