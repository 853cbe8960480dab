package io.github.ae4j.preset;

import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.event.FlatLoss;
import io.github.ae4j.event.LossOutlier;
import io.github.ae4j.event.LossShift;
import io.github.ae4j.event.NonFinite;
import io.github.ae4j.law.MomentumClock;
import io.github.ae4j.law.MomentumShare;
import io.github.ae4j.law.PersistenceDrive;
import io.github.ae4j.law.RecentLeak;
import io.github.ae4j.limit.DecreaseLimit;
import io.github.ae4j.limit.PolyakFloor;
import io.github.ae4j.limit.ReadoutRate;
import io.github.ae4j.limit.RelativeStepLimit;
import io.github.ae4j.limit.StartGauge;
import io.github.ae4j.measurement.EvidenceClock;
import io.github.ae4j.measurement.LossInnovation;
import io.github.ae4j.measurement.ReadoutPull;
import io.github.ae4j.measurement.StepSlope;

/**
 * The constants of the standard loop, each once, by name, with unit and source, and the parts made of
 * them. "search" is {@code ae tune}, whose log is in docs/tune; what was set by hand and why is in
 * docs/tune/diary.md. What a formula fixes, as a Gaussian's quantile, stands in its class.
 */
public final class StandardConfig {
  /** One constant of the standard loop. */
  public enum Constant {
    /** Least learning rate. */
    RATE_MINIMUM(1e-12, "1", "a bound that no run has met"),
    /** Greatest learning rate. */
    RATE_MAXIMUM(1e6, "1", "a bound that no run has met"),
    /** Greatest momentum or beta1. */
    MOMENTUM_BOUND(0.9999, "1", "a bound that no run has met"),
    /** Meta-step of the learning rate. */
    DRIVE_GAIN(0.019, "log alpha a unit of drive and step", "search"),
    /** Push on the learning rate where the slope has no sign. */
    DRIVE_BIAS(0.06, "drive", "search"),
    /** Factor on a positive drive from a start or a drift until something binds. */
    DRIVE_RAMP(10.0, "1", "search"),
    /** Push where the slope is persistent beyond doubt. */
    DRIVE_SPRINT(40.0, "drive", "by hand"),
    /** Push where the evidence is that the target stands. */
    DRIVE_LIFT(1.0, "drive", "by hand"),
    /** Pull back to the recent rate. */
    LEAK_GAIN(16.0, "drive a unit of log alpha", "measured on rates thrown off"),
    /** Time constant of the recent rate. */
    LEAK_STEPS(50.0, "steps", "measured on rates thrown off"),
    /** Distance from the recent rate that is left alone. */
    LEAK_BAND(0.8, "log alpha", "measured on rates thrown off"),
    /** Persistence up to which the rate is left where it is. */
    LEAK_LEAST(-0.5, "1", "measured on rates thrown off"),
    /** Momentum of a clock that has run for long. */
    MOMENTUM_MAXIMUM(0.98, "1", "search"),
    /** Clock at which momentum is one half. */
    MOMENTUM_HALFWAY(7.0, "steps", "search"),
    /** The same where the direction is the moment alone. */
    UNSHARED_MAXIMUM(0.6, "1", "search"),
    /** The same where the direction is the moment alone. */
    UNSHARED_HALFWAY(9.0, "steps", "field laws, section B"),
    /** The first moment's share of the direction. */
    MOMENTUM_SHARE(0.8, "1", "search (.59), held back by hand for larger networks"),
    /** Where the annealing clock waits for evidence. */
    CLOCK_HOLD(45.0, "steps", "search"),
    /** Evidence that starts the clock. */
    CLOCK_THRESHOLD(2.0, "standard deviations", "by hand"),
    /** Steps after which the clock starts unasked. */
    CLOCK_PATIENCE(1200.0, "steps", "search"),
    /** Rate at which the clock turns back while the slope persists. */
    CLOCK_BACKWARD(2.0, "1", "search"),
    /** Persistence up to which the clock does not turn back. */
    CLOCK_DEADBAND(0.0, "1", "search"),
    /** Time constant of the persistence's mean. */
    SLOPE_FAST(12.0, "steps", "search"),
    /** Time constant of the persistence's mean square. */
    SLOPE_SLOW(300.0, "steps", "search"),
    /** Time constant of the slow persistence. */
    SLOPE_LONG(60.0, "steps", "field laws, section B"),
    /** Decay of the fast phase. */
    PHASE_DECAY(0.7, "1", "field laws, section B"),
    /** Decay of the loss's mean and variance. */
    INNOVATION_DECAY(0.95, "1", "field laws, section B"),
    /** Share of losses beyond the tail's quantile. */
    INNOVATION_TAIL(0.0125, "1", "field laws, section B"),
    /** How fast that quantile moves. */
    INNOVATION_RATE(0.6, "standard deviations", "field laws, section B"),
    /** What the rate is divided by from the second bad step in a row on. */
    NON_FINITE_CUT(Math.log(10.0), "log alpha", "a factor of ten"),
    /** Equal losses in a row that are named. */
    FLAT_PATIENCE(20.0, "steps", "by hand"),
    /** Innovation of the loss that is named. */
    OUTLIER_THRESHOLD(8.0, "tail-calibrated deviations", "by hand"),
    /** Innovation of a loss that does not count as a rise. */
    SHIFT_ALLOWANCE(1.55, "tail-calibrated deviations", "search"),
    /** Sum of innovations that is an event. */
    SHIFT_THRESHOLD(8.2, "tail-calibrated deviations", "search"),
    /** Most that one step adds to that sum. */
    SHIFT_CAP(8.0, "tail-calibrated deviations", "field laws, section B"),
    /** Phase below which a rise is the loop's own doing. */
    SHIFT_OPPOSED(-0.2, "1", "field laws, section B"),
    /** What such a rise takes off the rate. */
    SHIFT_CUT(1.5, "log alpha", "field laws, section B"),
    /** Steps after a drift on which Polyak's step is a floor. */
    POLYAK_STEPS(40.0, "steps", "search"),
    /** Most the rate is multiplied by in one of them. */
    POLYAK_GROWTH(9.0, "1", "search"),
    /** Decay of its two averages. */
    POLYAK_DECAY(0.8, "1", "field laws, section B"),
    /** Effective step the run starts with. */
    START_GAUGE(0.01, "1 + |theta|", "search"),
    /** Effective step at a clock of 1. */
    LIMIT_REACH(2.0, "max(1, |theta|)", "search, held back by hand for larger networks"),
    /** Power of the clock by which it shrinks. */
    LIMIT_EXPONENT(0.94, "1", "search"),
    /** Added to the clock. */
    LIMIT_OFFSET(2.6, "steps", "search"),
    /** Part of a positive loss that one step may take. */
    DECREASE_SHARE(0.7, "1", "search (.63), rounded"),
    /** Weight of the newest parameters in the readout's average. */
    READOUT_LEAD(4.0, "steps", "field laws, section B"),
    /** Time constant of the readout's pull. */
    PULL_STEPS(33.0, "steps", "field laws, section B");

    private final double initial;
    private final String unit;
    private final String source;

    Constant(double initial, String unit, String source) {
      this.initial = initial;
      this.unit = unit;
      this.source = source;
    }

    /** Its value in the shipped loop. */
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

  private final Settings<Constant> values;

  private StandardConfig(Settings<Constant> values) {
    this.values = values;
  }

  /** The shipped loop's constants. */
  public static StandardConfig defaults() {
    return new StandardConfig(Settings.of(Constant.class, Constant::initial));
  }

  /** The value of a constant. */
  public double get(Constant constant) {
    return values.get(constant);
  }

  /**
   * The same with another value of a constant; the part made of it checks its range.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public StandardConfig with(Constant constant, double value) {
    return new StandardConfig(values.with(constant, value));
  }

  /**
   * The same with another value of a constant by its name, as {@code drive_gain}.
   *
   * @throws IllegalArgumentException if there is no such constant, or the value is not finite
   */
  public StandardConfig with(String name, double value) {
    return with(values.named(name), value);
  }

  Coefficient learningRate() {
    return Coefficient.of(
            Coefficient.LEARNING_RATE,
            Chart.LOG,
            get(Constant.RATE_MINIMUM),
            get(Constant.RATE_MAXIMUM))
        .withMetaStep(get(Constant.DRIVE_GAIN));
  }

  Coefficient momentum() {
    return Coefficient.of(
        Coefficient.MOMENTUM, Chart.LOG_COMPLEMENT, 0.0, get(Constant.MOMENTUM_BOUND));
  }

  /** The part {@link NonFinite} of these constants. */
  public NonFinite nonFinite() {
    return new NonFinite(get(Constant.NON_FINITE_CUT));
  }

  /** The part {@link FlatLoss} of these constants. */
  public FlatLoss flatLoss() {
    return new FlatLoss((int) get(Constant.FLAT_PATIENCE));
  }

  /** The part {@link LossOutlier} of these constants. */
  public LossOutlier lossOutlier() {
    return new LossOutlier(get(Constant.OUTLIER_THRESHOLD));
  }

  /** The part {@link LossShift} of these constants. */
  public LossShift lossShift() {
    return new LossShift(
        get(Constant.SHIFT_ALLOWANCE),
        get(Constant.SHIFT_THRESHOLD),
        get(Constant.SHIFT_CAP),
        get(Constant.SHIFT_OPPOSED),
        get(Constant.SHIFT_CUT));
  }

  /** The part {@link StepSlope} of these constants. */
  public StepSlope stepSlope() {
    return new StepSlope(
        get(Constant.SLOPE_FAST),
        get(Constant.SLOPE_SLOW),
        get(Constant.SLOPE_LONG),
        get(Constant.PHASE_DECAY));
  }

  /** The part {@link EvidenceClock} of these constants. */
  public EvidenceClock evidenceClock() {
    return new EvidenceClock(
        get(Constant.CLOCK_HOLD),
        get(Constant.CLOCK_THRESHOLD),
        get(Constant.CLOCK_PATIENCE),
        get(Constant.CLOCK_BACKWARD),
        get(Constant.CLOCK_DEADBAND));
  }

  /** The part {@link LossInnovation} of these constants. */
  public LossInnovation lossInnovation() {
    return new LossInnovation(
        get(Constant.INNOVATION_DECAY),
        get(Constant.INNOVATION_TAIL),
        get(Constant.INNOVATION_RATE));
  }

  /** The part {@link PersistenceDrive} of these constants. */
  public PersistenceDrive persistenceDrive() {
    return new PersistenceDrive(
        get(Constant.DRIVE_BIAS),
        get(Constant.DRIVE_RAMP),
        get(Constant.DRIVE_SPRINT),
        get(Constant.DRIVE_LIFT));
  }

  /** The part {@link RecentLeak} of these constants. */
  public RecentLeak recentLeak() {
    return new RecentLeak(
        get(Constant.LEAK_GAIN),
        get(Constant.LEAK_STEPS),
        get(Constant.LEAK_BAND),
        get(Constant.LEAK_LEAST));
  }

  /** The part {@link MomentumClock} of these constants. */
  public MomentumClock momentumClock() {
    return new MomentumClock(get(Constant.MOMENTUM_MAXIMUM), get(Constant.MOMENTUM_HALFWAY));
  }

  /** The momentum clock where the direction is the moment alone, which answers the later the longer it remembers. */
  public MomentumClock unsharedMomentumClock() {
    return new MomentumClock(get(Constant.UNSHARED_MAXIMUM), get(Constant.UNSHARED_HALFWAY));
  }

  /** The part {@link MomentumShare} of these constants. */
  public MomentumShare momentumShare() {
    return new MomentumShare(get(Constant.MOMENTUM_SHARE));
  }

  /** The part {@link PolyakFloor} of these constants. */
  public PolyakFloor polyakFloor() {
    return new PolyakFloor(
        get(Constant.POLYAK_STEPS), get(Constant.POLYAK_GROWTH), get(Constant.POLYAK_DECAY));
  }

  /** The start gauge: a band of one point, so that from any start it is the same run. */
  public StartGauge startGauge() {
    return new StartGauge(get(Constant.START_GAUGE), get(Constant.START_GAUGE));
  }

  /** The part {@link RelativeStepLimit} of these constants. */
  public RelativeStepLimit relativeStepLimit() {
    return new RelativeStepLimit(
        get(Constant.LIMIT_REACH), get(Constant.LIMIT_EXPONENT), get(Constant.LIMIT_OFFSET));
  }

  /** The part {@link DecreaseLimit} of these constants. */
  public DecreaseLimit decreaseLimit() {
    return new DecreaseLimit(get(Constant.DECREASE_SHARE));
  }

  /** The part {@link ReadoutPull} of these constants. */
  public ReadoutPull readoutPull() {
    return new ReadoutPull(get(Constant.PULL_STEPS));
  }

  /** The part {@link ReadoutRate} of these constants. */
  public ReadoutRate readoutRate() {
    return new ReadoutRate(get(Constant.READOUT_LEAD));
  }
}
