package io.github.ae4j.preset;

/**
 * The constants of the seed's agent, by its own names. They are kept for fidelity: they freeze
 * learning, as the golden traces show, and {@link Presets#standard} does not use them.
 */
public final class SeedConfig {
  /** One constant of the seed, with its default. Logical ones are 1 or 0; an absent limit is 0. */
  public enum Setting {
    /** Decay of the loss's mean. */
    BETA_MU(0.98),
    /** Decay of the trend T. */
    BETA_T(0.90),
    /** Decay of the variance V. */
    BETA_V(0.95),
    /** Decay of the uncertainty S. */
    BETA_S(0.95),
    /** Decay of the bases V* and S*. */
    BETA_STAR(0.99),
    /** Gain of the trend on alpha. */
    K_P(0.8),
    /** Gain of the variance on alpha. */
    K_V(0.8),
    /** Gain of the phase on alpha. */
    K_C(0.4),
    /** Leak of log alpha. */
    GAMMA_LR(0.05),
    /** Leak of mu. */
    GAMMA_MU(0.05),
    /** Noise: gain of the stall. */
    K_S_STALL(0.5),
    /** Noise: gain of the uncertainty. */
    K_S_UNCERT(0.4),
    /** Noise: gain of the variance. */
    K_S_VAR(0.4),
    /** Noise: gain of the step quality. */
    K_S_QUALITY(0.2),
    /** Phase setpoint rho*. */
    RHO_STAR(0.30),
    /** Phase beyond which the clamp acts. */
    RHO_MAX(0.95),
    /** Multiple of V* beyond which the clamp acts. */
    V_MAX_MULT(4.0),
    /** Effective step gamma*. */
    GAMMA_STAR(1e-2),
    /** Whether gamma* is set from a warm-up. */
    AUTO_GAMMA(1.0),
    /** Length of that warm-up, steps. */
    AUTO_GAMMA_WARMUP(200.0),
    /** Meta-step of alpha. */
    ETA_A(5e-4),
    /** Meta-step of mu. */
    ETA_MU(8e-4),
    /** Meta-step of sigma. */
    ETA_SIGMA(5e-4),
    /** Meta-step of the gauge. */
    ETA_GAMMA(1e-3),
    /** Cap on a step of log alpha; 0 for none. */
    MAX_DLOG_ALPHA(0.10),
    /** Cap on a step of mu; 0 for none. */
    MAX_D_MU(0.02),
    /** Cap on a step of log sigma; 0 for none. */
    MAX_DLOG_SIGMA(0.10),
    /** Least alpha. */
    ALPHA_MIN(1e-6),
    /** Greatest alpha. */
    ALPHA_MAX(1.0),
    /** Least mu. */
    MU_MIN(0.0),
    /** Greatest mu. */
    MU_MAX(0.999),
    /** Least sigma. */
    SIGMA_MIN(0.0),
    /** Greatest sigma; 0 switches noise off. */
    SIGMA_MAX(1.0),
    /** Anchor of alpha. */
    ALPHA_BAR(3e-4),
    /** Anchor of mu. */
    MU_BAR(0.9),
    /** Stall threshold, in sqrt V*. */
    TAU_T_STALL(0.25),
    /** Loss at which the brake acts and losses are clamped. */
    LOSS_EMERGENCY(1e8),
    /** Gradient norm at which the brake acts; stands in for infinite coordinates. */
    GRAD_EMERGENCY(1e6),
    /** Cap on the norm of a step; 0 for none. */
    STEP_NORM_MAX(0.0),
    /** Bound on each parameter; 0 for none. */
    PARAM_ABS_MAX(1e6);

    private final double initial;

    Setting(double initial) {
      this.initial = initial;
    }
  }

  private final Settings<Setting> values;

  private SeedConfig(Settings<Setting> values) {
    this.values = values;
  }

  /** The seed's defaults. */
  public static SeedConfig defaults() {
    return new SeedConfig(Settings.of(Setting.class, setting -> setting.initial));
  }

  /** The value of a constant. */
  public double get(Setting setting) {
    return values.get(setting);
  }

  /**
   * The same with another value of a constant.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public SeedConfig with(Setting setting, double value) {
    return new SeedConfig(values.with(setting, value));
  }

  /**
   * The same with another value of a constant, by the seed's own name, as {@code alpha_min}.
   *
   * @throws IllegalArgumentException if the seed has no such constant
   */
  public SeedConfig with(String name, double value) {
    return with(values.named("the seed", name), value);
  }
}
