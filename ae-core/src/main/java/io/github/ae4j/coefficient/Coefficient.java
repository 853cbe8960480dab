package io.github.ae4j.coefficient;

import io.github.ae4j.memory.Check;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A number the loop steers: its name, the chart it moves in, the feasible interval Omega and its
 * anchor a-bar. Values are canonical (see {@code OptimizerAdapter}): m = mu m + (1-mu) g,
 * bias-corrected, theta -= alpha d.
 *
 * @param name what an actuator knows it by
 * @param chart the coordinate x it moves in
 * @param minimum least value, inside the chart
 * @param maximum greatest value, above the minimum, inside the chart
 * @param anchor a-bar, where a leak pulls to; empty: where the coefficient starts
 * @param metaStep eta of AE-3, chart units per unit of drive and step; positive
 */
public record Coefficient(
    String name,
    Chart chart,
    double minimum,
    double maximum,
    OptionalDouble anchor,
    double metaStep) {
  /** Learning rate alpha, in canonical form: the factor of the bias-corrected direction. */
  public static final String LEARNING_RATE = "learningRate";

  /** Momentum mu of SGD, or beta1 of Adam: decay of the first moment. */
  public static final String MOMENTUM = "momentum";

  /**
   * Share nu in [0, 1] of the first moment in the direction, the rest being the gradient's own, d = w (nu
   * m^ + (1-nu) g): quasi-hyperbolic momentum (Ma, Yarats 2019). 1 where the loop does not hold it.
   */
  public static final String MOMENTUM_SHARE = "momentumShare";

  /**
   * Bound r on what the first moment remembers where it is weighted by the learning rates. A loop that holds
   * it asks for that form ({@code RateWeightedMoment}): mu = 1-c is then the complement of the rate c at
   * which the served average follows, and the moment counts for at most r times what the rate at hand would
   * have filled it with. Without it the moment forgets with mu, whatever the rates were.
   */
  public static final String RATE_MEMORY = "rateMemory";

  /**
   * Factor in (0, 1] on the gradient of one step, before anything is measured of it; 1 but where a part cuts
   * a gradient.
   */
  public static final String GRADIENT_SCALE = "gradientScale";

  /** beta2 of Adam: decay of the second moment. */
  public static final String BETA2 = "beta2";

  /** Epsilon of Adam, beside the bias-corrected sqrt v^; gradient units. */
  public static final String EPSILON = "epsilon";

  /** Weight decay lambda; coupled (L2) for SGD and Adam, decoupled for AdamW, as the optimizer has it. */
  public static final String WEIGHT_DECAY = "weightDecay";

  /** Standard deviation sigma of the noise added to each coordinate of the update; parameter units. */
  public static final String NOISE = "noise";

  /** Rate c in [0, 1] of the averaged readout: theta-bar += c (theta - theta-bar). */
  public static final String READOUT_RATE = "readoutRate";

  /** Weight of a policy's entropy in what it maximises, over the advantages' root mean square (AE-RL). */
  public static final String TEMPERATURE = "temperature";

  /** Weight of a policy's divergence from the one it is held to (AE-RL). */
  public static final String KL_PENALTY = "klPenalty";

  /** Checks the interval, the anchor and the meta-step. */
  public Coefficient {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(chart, "chart");
    String what = "coefficient " + name;
    if (!(minimum < maximum) || !chart.covers(minimum) || !chart.covers(maximum)) {
      throw new IllegalArgumentException(
          what
              + " must have minimum < maximum, both on its "
              + chart
              + " chart, got ["
              + minimum
              + ", "
              + maximum
              + "]");
    }
    if (anchor.isPresent() && !chart.covers(anchor.getAsDouble())) {
      throw new IllegalArgumentException(
          "anchor of " + what + " must be on its " + chart + " chart, got " + anchor.getAsDouble());
    }
    Check.positive("metaStep of " + what, metaStep);
  }

  /**
   * The value it starts from where its optimizer has the one given. Noise that is off, at 0, starts
   * at its minimum.
   *
   * @throws IllegalArgumentException if the value lies outside the bounds
   */
  public double start(double from) {
    double value = from == 0.0 && name.equals(NOISE) ? minimum : from;
    if (!(value >= minimum && value <= maximum)) {
      throw new IllegalArgumentException(
          "start of coefficient "
              + name
              + " must be in its bounds ["
              + minimum
              + ", "
              + maximum
              + "], got "
              + value);
    }
    return value;
  }

  /** Name of the event that it was asked beyond a bound, where it now stands. */
  public String atBound() {
    return name + " at its bound";
  }

  /** A coefficient with a meta-step of 1, anchored where it starts. */
  public static Coefficient of(String name, Chart chart, double minimum, double maximum) {
    return new Coefficient(name, chart, minimum, maximum, OptionalDouble.empty(), 1.0);
  }

  /** The same coefficient with another anchor. */
  public Coefficient withAnchor(double anchor) {
    return new Coefficient(name, chart, minimum, maximum, OptionalDouble.of(anchor), metaStep);
  }

  /** The same coefficient with another meta-step. */
  public Coefficient withMetaStep(double metaStep) {
    return new Coefficient(name, chart, minimum, maximum, anchor, metaStep);
  }

  /** The same coefficient with other bounds. */
  public Coefficient withBounds(double minimum, double maximum) {
    return new Coefficient(name, chart, minimum, maximum, anchor, metaStep);
  }
}
