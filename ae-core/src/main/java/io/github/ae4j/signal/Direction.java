package io.github.ae4j.signal;

import static io.github.ae4j.signal.Statistic.G_WG;
import static io.github.ae4j.signal.Statistic.G_WM;
import static io.github.ae4j.signal.Statistic.MOMENTUM_WEIGHT;
import static io.github.ae4j.signal.Statistic.WG_WG;
import static io.github.ae4j.signal.Statistic.WG_WM;
import static io.github.ae4j.signal.Statistic.WM_WM;

import io.github.ae4j.memory.Extrema;
import java.util.EnumSet;
import java.util.Set;

/**
 * The update direction d of the step about to be made, in scalars, for any momentum mu and any share nu of
 * it ({@code Coefficient.MOMENTUM_SHARE}) chosen in the same step.
 *
 * <pre>
 *   d = w (nu (mu m + (1-mu) g)/c' + (1-nu) g) = w (a m + b g),   c' = mu c + (1-mu)
 *   |d|^2   = a^2 |w m|^2 + 2 a b &lt;w g, w m&gt; + b^2 |w g|^2
 *   &lt;g, d&gt;  = a &lt;g, w m&gt; + b &lt;g, w g&gt;
 * </pre>
 *
 * <p>Symbols as in {@link Statistic}; c is the weight m carries ({@link
 * Statistic#MOMENTUM_WEIGHT}). Where the loop holds {@code rateMemory}, m is a mean already and c' is 1. The
 * moment's part of the step then has the length here if the moment carries the weight it settles at under the rate
 * at hand. After a cut of the rate it carries more, and that part is up to {@code rateMemory} times as long; an empty
 * one carries less.
 */
public final class Direction {
  /** What a part needs measured to use this class. */
  public static final Set<Statistic> STATISTICS =
      Set.of(G_WG, G_WM, WG_WG, WG_WM, WM_WM, MOMENTUM_WEIGHT);

  /** nu of a loop that does not hold it: the whole direction is the momentum's. */
  public static final double ALL = 1.0;

  private Direction() {}

  /** What a part that reads one statistic more needs measured. */
  public static Set<Statistic> statisticsAnd(Statistic more) {
    Set<Statistic> needed = EnumSet.copyOf(STATISTICS);
    needed.add(more);
    return needed;
  }

  /** |d|, the length of the direction under momentum mu in [0, 1) and its share nu in [0, 1]. */
  public static double norm(Signals signals, double mu, double nu) {
    return norm(signals, mu, nu / weight(signals, mu), nu);
  }

  /** |d| where m is a mean that is weighted by the rates: c' = 1, even of an empty m. */
  public static double normWeighted(Signals signals, double mu, double nu) {
    return norm(signals, mu, nu, nu);
  }

  private static double norm(Signals signals, double mu, double scale, double nu) {
    double a = scale * mu;
    double b = scale * (1.0 - mu) + (1.0 - nu);
    double square =
        a * a * signals.statistic(WM_WM)
            + 2.0 * a * b * signals.statistic(WG_WM)
            + b * b * signals.statistic(WG_WG);
    return Math.sqrt(Extrema.max(0.0, square));
  }

  /** {@code <g, d>}, the first-order decrease of the loss per unit of alpha, under mu and nu. */
  public static double slope(Signals signals, double mu, double nu) {
    return slope(signals, mu, nu / weight(signals, mu), nu);
  }

  /** {@code <g, d>} where m is a mean that is weighted by the rates. */
  public static double slopeWeighted(Signals signals, double mu, double nu) {
    return slope(signals, mu, nu, nu);
  }

  private static double slope(Signals signals, double mu, double scale, double nu) {
    return scale * mu * signals.statistic(G_WM)
        + (scale * (1.0 - mu) + (1.0 - nu)) * signals.statistic(G_WG);
  }

  private static double weight(Signals signals, double mu) {
    return mu * signals.statistic(MOMENTUM_WEIGHT) + (1.0 - mu);
  }
}
