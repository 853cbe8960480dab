package io.github.ae4j.preset;

/** One constant of the theory's loop: its value as shipped, its unit and where it is from. */
public enum TheoryConstant {
  /** Decay of the trend T. */
  TREND_DECAY(0.9, "1", "seed"),
  /** Decay of the loss's mean. */
  LOSS_DECAY(0.98, "1", "seed"),
  /** Decay of the variance V. */
  VARIANCE_DECAY(0.95, "1", "seed"),
  /** Decay of the bases V* and S*. */
  BASE_DECAY(0.99, "1", "seed"),
  /** Decay of the uncertainty S. */
  GRADIENT_DECAY(0.95, "1", "seed"),
  /** Keeps divisions finite. */
  FLOOR(1e-30, "absolute", "field laws, section A"),
  /** Gain kp of the trend on the rate and of the phase on momentum; the loop gain |K| of AE-10. */
  PROGRESS(0.8, "drive", "seed"),
  /** Scale tau of the trend. */
  TREND_SCALE(1.0, "T^", "seed"),
  /** Gain kv of the variance. */
  STABILITY(0.8, "drive", "seed"),
  /** Gain kc of the phase, and km of resonance. */
  PHASE(0.4, "drive", "seed"),
  /** Phase setpoint rho*. */
  SETPOINT(0.3, "1", "seed"),
  /** Leak gamma of every coefficient. */
  LEAK(0.05, "1", "seed"),
  /** Strength of the barrier, of the drive and in the energy of AE-10. */
  BARRIER(0.001, "drive", "field laws, section A"),
  /** Least learning rate. */
  RATE_MINIMUM(1e-10, "1", "wide bounds"),
  /** Greatest learning rate. */
  RATE_MAXIMUM(1e4, "1", "wide bounds"),
  /** Meta-step of the learning rate. */
  RATE_STEP(0.02, "log alpha a unit of drive and step", "field laws, section B"),
  /** Relative effective step gamma*. */
  GAUGE(0.01, "|theta|", "seed"),
  /** Gain of the gauge. */
  GAUGE_GAIN(0.5, "drive", "seed, on this meta-step"),
  /** Most that one step pulls down. */
  GAUGE_BOUND(4.0, "gains", "measured"),
  /** Greatest momentum. */
  MOMENTUM_MAXIMUM(0.999, "1", "seed"),
  /** Meta-step of momentum. */
  MOMENTUM_STEP(0.01, "chart units a unit of drive and step", "measured"),
  /** Gain of the variance on momentum. */
  MOMENTUM_STABILITY(0.6, "drive", "seed"),
  /** Coupling of momentum to the rate. */
  MOMENTUM_COUPLING(-0.02, "drive a unit of log alpha", "field laws, section A"),
  /** Least beta2. */
  BETA2_MINIMUM(0.5, "1", "wide bounds"),
  /** Greatest beta2. */
  BETA2_MAXIMUM(0.99999, "1", "wide bounds"),
  /** Meta-step of beta2. */
  BETA2_STEP(0.005, "chart units a unit of drive and step", "measured"),
  /** Least epsilon. */
  EPSILON_MINIMUM(1e-12, "gradient", "wide bounds"),
  /** Greatest epsilon. */
  EPSILON_MAXIMUM(0.01, "gradient", "wide bounds"),
  /** Meta-step of epsilon. */
  EPSILON_STEP(0.02, "log epsilon a unit of drive and step", "measured"),
  /** Gain of the step quality on epsilon. */
  EPSILON_QUALITY(-0.2, "drive", "field laws, section A"),
  /** Setpoint A* of the step quality. */
  QUALITY_SETPOINT(0.5, "1", "seed"),
  /** Least weight decay. */
  DECAY_MINIMUM(1e-08, "1", "wide bounds"),
  /** Greatest weight decay. */
  DECAY_MAXIMUM(1.0, "1", "wide bounds"),
  /** Meta-step of weight decay. */
  DECAY_STEP(0.02, "log lambda a unit of drive and step", "measured"),
  /** Coupling of weight decay to the rate. */
  DECAY_COUPLING(-0.05, "drive a unit of log alpha", "field laws, section A"),
  /** Least noise. */
  NOISE_MINIMUM(1e-08, "parameter", "wide bounds"),
  /** Greatest noise. */
  NOISE_MAXIMUM(0.001, "parameter", "wide bounds"),
  /** Meta-step of the noise. */
  NOISE_STEP(0.02, "log sigma a unit of drive and step", "measured"),
  /** Anchor of the noise, in multiples of the least. */
  NOISE_ANCHOR(10.0, "least noise", "measured"),
  /** Gain ks of the stall. */
  NOISE_STALL(0.5, "drive", "seed"),
  /** Gain ku of the uncertainty. */
  NOISE_DOUBT(0.4, "drive", "seed"),
  /** Gain kv of the variance. */
  NOISE_VARIANCE(0.4, "drive", "seed"),
  /** Gain ka of the step quality. */
  NOISE_QUALITY(0.2, "drive", "seed"),
  /** Stall threshold tau_T. */
  STALL_SCALE(0.25, "sqrt V*", "seed"),
  /** Energy B granted to a step. */
  BUDGET(0.001, "chart units squared", "measured"),
  /** Rate of the budget's multiplier. */
  BUDGET_RATE(1.0, "1 a chart unit squared", "measured"),
  /** Cap on a step of the rate. */
  STEP_CAP(0.1, "log alpha", "seed"),
  /** Overshoot rho_max at which the clamp acts. */
  CLAMP_PHASE(0.95, "1", "seed"),
  /** Multiple of V* at which the clamp acts. */
  CLAMP_VARIANCE(4.0, "1", "seed"),
  /** Kappa: the rate is divided by 1 + kappa. */
  CLAMP_SHRINK(0.25, "1", "seed"),
  /** Decay of the energy and its noise. */
  GUARD_DECAY(0.95, "1", "field laws, section A"),
  /** Weight of the distance from the anchors. */
  GUARD_WEIGHT(0.05, "1", "field laws, section A");

  private final double initial;
  private final String unit;
  private final String source;

  TheoryConstant(double initial, String unit, String source) {
    this.initial = initial;
    this.unit = unit;
    this.source = source;
  }

  /** Its value in the theory's loop. */
  public double initial() {
    return initial;
  }

  /** Its unit; 1 if it has none. */
  public String unit() {
    return unit;
  }

  /** Where the value is from. */
  public String source() {
    return source;
  }
}
