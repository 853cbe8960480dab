package io.github.ae4j.preset;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.event.NonFiniteLoss;
import io.github.ae4j.schedule.Blend;
import io.github.ae4j.schedule.CyclicalRule;
import io.github.ae4j.schedule.Factors;
import io.github.ae4j.schedule.GainsMomentum;
import io.github.ae4j.schedule.GradientNormRule;
import io.github.ae4j.schedule.LossProgress;
import io.github.ae4j.schedule.Patience;
import io.github.ae4j.schedule.PlateauNoise;
import io.github.ae4j.schedule.RateRule;
import io.github.ae4j.schedule.TrendRule;
import io.github.ae4j.schedule.VarianceRule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The constants of {@link Presets#schedule()} and which rules it blends; immutable. */
public final class ScheduleConfig {
  /** A rule that moves the learning rate. */
  public enum Kind {
    /** {@link TrendRule}. */
    TREND,
    /** {@link VarianceRule}. */
    VARIANCE,
    /** {@link GradientNormRule}; left out where no gradient is measured. */
    GRADIENT_NORM,
    /** {@link CyclicalRule}. */
    CYCLICAL
  }

  /** One constant, with its default. */
  public enum Setting {
    /** Factor up; the seed's u. */
    UP(1.02),
    /** Factor down; the seed's d. */
    DOWN(0.8),
    /** Decay of the fast averages; the seed's ema_beta. */
    FAST(0.9),
    /** Decay of the slow averages. */
    SLOW(0.99),
    /** Fall of the loss that counts as improvement; deviations a step. */
    IMPROVEMENT(0.005),
    /** How much scatter damps a fall. */
    DAMPING(0.25),
    /** V/V* below which the loss is calm. */
    CALM(0.5),
    /** V/V* above which it is unstable. */
    UNSTABLE(2.0),
    /** Gradient norm over its history below which it is short. */
    NORM_LOW(0.5),
    /** Gradient norm over its history above which it is long. */
    NORM_HIGH(2.0),
    /** Top of the cycle over its bottom. */
    CYCLE_FACTOR(2.0),
    /** Half a cycle; steps. */
    CYCLE_HALF(100.0),
    /** Rate of the blend's weights. */
    BLEND_RATE(0.5),
    /** Share of the weights spread evenly in a step. */
    BLEND_SHARE(0.001),
    /** Steps without improvement before the rate falls. */
    PATIENCE(50.0),
    /** Steps for which it stands still afterwards. */
    COOLDOWN(20.0),
    /** Fall of the averaged loss that is a new best; deviations. */
    NEW_BEST(0.1),
    /** V/V* above which a fall waits for the rest alone. */
    ALARM(4.0),
    /** Rise of the loss from which on a fall waits for the rest alone; deviations a step. */
    RISING(0.01),
    /** Least learning rate over the one started from; 1e-6 of the demo's 5e-4. */
    RATE_LEAST(1.0 / 500.0),
    /** Greatest learning rate over the one started from; 5e-2 of the demo's 5e-4. */
    RATE_MOST(100.0),
    /** Gain on momentum; log units of 1/(1-mu) a step. */
    MOMENTUM_GAIN(0.002),
    /** Greatest momentum; the demo's. */
    MOMENTUM_MOST(0.999),
    /** Least noise of those that steer it; parameter units. */
    NOISE_LEAST(1e-6),
    /** Greatest noise; 0 switches it off. The demo's is 1e-2. */
    NOISE_MOST(0.0);

    private final double initial;

    Setting(double initial) {
      this.initial = initial;
    }
  }

  private final Settings<Setting> values;
  private final Set<Kind> rules;

  private ScheduleConfig(Settings<Setting> values, Set<Kind> rules) {
    this.values = values;
    this.rules = rules;
  }

  /** The defaults, with every rule. */
  public static ScheduleConfig defaults() {
    return new ScheduleConfig(
        Settings.of(Setting.class, setting -> setting.initial), EnumSet.allOf(Kind.class));
  }

  /** The value of a constant. */
  public double get(Setting setting) {
    return values.get(setting);
  }

  /** The rules blended. */
  public Set<Kind> rules() {
    return EnumSet.copyOf(rules);
  }

  /**
   * The same with another value of a constant. What it must be beside the others its part says, where the preset is
   * put to use.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public ScheduleConfig with(Setting setting, double value) {
    return new ScheduleConfig(values.with(setting, value), rules);
  }

  /** The same with these rules alone; one is not weighed. */
  public ScheduleConfig only(Kind first, Kind... more) {
    return new ScheduleConfig(values, EnumSet.of(first, more));
  }

  /** Least rate over the one started from. */
  double rateLeast() {
    return values.positive(Setting.RATE_LEAST);
  }

  /** Greatest rate over the one started from. */
  double rateMost() {
    return values.positive(Setting.RATE_MOST);
  }

  /** Greatest noise; 0 switches it off. */
  double noiseMost() {
    return values.notNegative(Setting.NOISE_MOST);
  }

  /** Up and down. */
  public Factors factors() {
    return Factors.of(get(Setting.UP), get(Setting.DOWN));
  }

  /** What measures the loss. */
  public LossProgress lossProgress() {
    return new LossProgress(get(Setting.FAST), get(Setting.SLOW));
  }

  /** What leaves out a loss that is not finite where no gradient is measured. */
  public NonFiniteLoss nonFiniteLoss() {
    return new NonFiniteLoss(StandardConfig.defaults().nonFinite().cut());
  }

  /** RateRule of a kind for a coefficient. */
  public RateRule rule(Kind kind, String coefficient) {
    return switch (kind) {
      case TREND ->
          new TrendRule(coefficient, factors(), get(Setting.IMPROVEMENT), get(Setting.DAMPING));
      case VARIANCE ->
          new VarianceRule(coefficient, factors(), get(Setting.CALM), get(Setting.UNSTABLE));
      case GRADIENT_NORM ->
          new GradientNormRule(
              coefficient,
              factors(),
              get(Setting.NORM_LOW),
              get(Setting.NORM_HIGH),
              get(Setting.FAST),
              get(Setting.SLOW));
      case CYCLICAL ->
          CyclicalRule.of(coefficient, get(Setting.CYCLE_FACTOR), values.whole(Setting.CYCLE_HALF));
    };
  }

  /** The blend of rules. */
  public Blend blend(List<RateRule> blended, Blend.Gain gain) {
    return new Blend(blended, gain, get(Setting.BLEND_RATE), get(Setting.BLEND_SHARE));
  }

  /** What holds falls of a coefficient back. */
  public Patience patience(String coefficient) {
    return new Patience(
        coefficient,
        values.whole(Setting.PATIENCE),
        values.whole(Setting.COOLDOWN),
        get(Setting.NEW_BEST),
        get(Setting.FAST),
        get(Setting.DOWN),
        get(Setting.ALARM),
        get(Setting.RISING),
        rules.equals(EnumSet.of(Kind.CYCLICAL)) ? rule(Kind.CYCLICAL, coefficient).reach() : 0.0);
  }

  /** What moves momentum. */
  public GainsMomentum gainsMomentum() {
    return new GainsMomentum(
        Coefficient.MOMENTUM, get(Setting.MOMENTUM_GAIN), get(Setting.IMPROVEMENT));
  }

  /** What moves noise. */
  public PlateauNoise plateauNoise() {
    return new PlateauNoise(
        Coefficient.NOISE, factors(), get(Setting.IMPROVEMENT), get(Setting.UNSTABLE));
  }
}
