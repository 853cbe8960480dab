package io.github.ae4j.preset;

import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.event.NonFiniteLoss;
import io.github.ae4j.law.Barrier;
import io.github.ae4j.law.Leak;
import io.github.ae4j.law.ProgressDrive;
import io.github.ae4j.law.SetPoint;
import io.github.ae4j.law.VarianceDrive;
import io.github.ae4j.measurement.Averaged;
import io.github.ae4j.measurement.LossTrend;
import io.github.ae4j.measurement.LossVariance;
import io.github.ae4j.memory.Check;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;

/** The constants of {@link Presets#curriculum()} and its target; immutable. */
public final class CurriculumConfig {
  /** One constant, with its default. */
  public enum Setting {
    /** Push up while the loss falls, kp; drive units. */
    PROGRESS(0.8),
    /** Trend that counts as full progress, over the loss's deviation. */
    PROGRESS_SCALE(0.01),
    /** Push down with the loss's variance, kv; drive units. */
    STABILITY(0.8),
    /** Greatest V/V* that counts. */
    CEILING(2.0),
    /** Push of a gap target; drive units. */
    TARGET(1.0),
    /** Pull back to where a strength started; drive units a chart unit. */
    LEAK(0.2),
    /** Barrier of the bounds; drive units times chart units. */
    BARRIER(1e-3),
    /** Chart units per unit of drive and step. */
    META_STEP(0.02),
    /** Least strength. */
    LEAST(0.01),
    /** Greatest strength. */
    MOST(0.99),
    /** Decay of the averages of trend and gap. */
    FAST(0.99),
    /** Decay of V*. */
    SLOW(0.99);

    private final double initial;

    Setting(double initial) {
      this.initial = initial;
    }
  }

  private static final double TINY = 1e-30;
  private static final double INNOVATION = 0.98;
  private static final double SQUARE = 0.95;

  private final Settings<Setting> values;
  private final double gap;
  private final double gapScale;

  private CurriculumConfig(Settings<Setting> values, double gap, double gapScale) {
    this.values = values;
    this.gap = gap;
    this.gapScale = gapScale;
  }

  /** The defaults, without a target. */
  public static CurriculumConfig defaults() {
    return new CurriculumConfig(
        Settings.of(Setting.class, setting -> setting.initial), Double.NaN, Double.NaN);
  }

  /** The value of a constant. */
  public double get(Setting setting) {
    return values.get(setting);
  }

  /**
   * The same with another value of a constant. What it must be beside the others its part says, where the preset is
   * put to use.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public CurriculumConfig with(Setting setting, double value) {
    return new CurriculumConfig(values.with(setting, value), gap, gapScale);
  }

  /**
   * The same with a gap between training and held-back data that the strengths hold, up where it is wider. Each step is
   * given {@link Statistic#GAP}.
   *
   * @param target of the gap, in its unit
   * @param scale difference from the target that counts as a large one; positive
   */
  public CurriculumConfig withGapTarget(double target, double scale) {
    Check.finite("gap target", target);
    Check.positive("scale of the gap", scale);
    return new CurriculumConfig(values, target, scale);
  }

  boolean hasGapTarget() {
    return Double.isFinite(gap);
  }

  /** What leaves out a loss that is not finite. */
  public NonFiniteLoss nonFiniteLoss() {
    return new NonFiniteLoss(StandardConfig.defaults().nonFinite().cut());
  }

  /** The loss's trend. */
  public LossTrend lossTrend() {
    return new LossTrend(get(Setting.FAST));
  }

  /** The loss's variance. */
  public LossVariance lossVariance() {
    return new LossVariance(INNOVATION, SQUARE, get(Setting.SLOW), Double.MAX_VALUE, TINY);
  }

  /** The gap. */
  public Averaged gap() {
    return new Averaged(Statistic.GAP, Signal.GAP, get(Setting.FAST));
  }

  /** A strength and its bounds. */
  Coefficient strength(String name) {
    return Coefficient.of(name, Chart.LOGIT, get(Setting.LEAST), get(Setting.MOST))
        .withMetaStep(get(Setting.META_STEP));
  }

  /** The push up of a strength while the loss falls. */
  ProgressDrive progress(String strength) {
    return new ProgressDrive(
        strength, values.notNegative(Setting.PROGRESS), get(Setting.PROGRESS_SCALE), true);
  }

  /** The push down of a strength with the loss's variance. */
  VarianceDrive stability(String strength) {
    return new VarianceDrive(
        strength, values.notNegative(Setting.STABILITY), true, get(Setting.CEILING));
  }

  /** What holds the gap. */
  SetPoint gapTarget(String strength) {
    return new SetPoint(strength, Signal.GAP, gap, gapScale, -values.notNegative(Setting.TARGET));
  }

  /** The pull back of a strength. */
  Leak leak(String strength) {
    return new Leak(strength, get(Setting.LEAK));
  }

  /** The barrier of a strength's bounds. */
  Barrier barrier(String strength) {
    return new Barrier(strength, get(Setting.BARRIER));
  }
}
