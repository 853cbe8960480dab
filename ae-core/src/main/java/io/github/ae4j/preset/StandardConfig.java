package io.github.ae4j.preset;

import io.github.ae4j.Experimental;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.event.FarGradient;
import io.github.ae4j.event.FlatLoss;
import io.github.ae4j.event.GradientClip;
import io.github.ae4j.event.HeadReset;
import io.github.ae4j.event.LastingShift;
import io.github.ae4j.event.LossOutlier;
import io.github.ae4j.event.LossShift;
import io.github.ae4j.event.NonFinite;
import io.github.ae4j.event.OwnRise;
import io.github.ae4j.event.RiseFrequency;
import io.github.ae4j.law.AveragingClock;
import io.github.ae4j.law.MomentumClock;
import io.github.ae4j.law.MomentumShare;
import io.github.ae4j.law.PersistenceDrive;
import io.github.ae4j.law.RecentLeak;
import io.github.ae4j.limit.DecreaseLimit;
import io.github.ae4j.limit.Limit;
import io.github.ae4j.limit.PolyakFloor;
import io.github.ae4j.limit.ReadoutRate;
import io.github.ae4j.limit.RegrowthLimit;
import io.github.ae4j.limit.RelativeStepLimit;
import io.github.ae4j.limit.SmoothDecreaseLimit;
import io.github.ae4j.limit.SmoothStepLimit;
import io.github.ae4j.limit.StartGauge;
import io.github.ae4j.measurement.EvidenceClock;
import io.github.ae4j.measurement.LossInnovation;
import io.github.ae4j.measurement.MomentPull;
import io.github.ae4j.measurement.ReadoutPull;
import io.github.ae4j.measurement.StepSlope;
import io.github.ae4j.memory.Recurring;
import java.util.Objects;

/**
 * The constants of the standard loop, each once, by name, with unit and source, and the parts made of
 * them. "search" is {@code ae tune}, whose log is in docs/tune; what was set by hand and why is in
 * docs/tune/diary.md. What a formula fixes, as a Gaussian's quantile, stands in its class.
 */
public final class StandardConfig {
  private final Settings<StandardConstant> values;

  private final Smoothness smoothness;

  private StandardConfig(Settings<StandardConstant> values, Smoothness smoothness) {
    this.values = values;
    this.smoothness = smoothness;
  }

  /** The shipped loop's constants. */
  public static StandardConfig defaults() {
    return new StandardConfig(
        Settings.of(StandardConstant.class, StandardConstant::initial), Smoothness.HARD);
  }

  /** The value of a constant. */
  public double get(StandardConstant constant) {
    return values.get(constant);
  }

  /**
   * The same with another value of a constant; the part made of it checks its range.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public StandardConfig with(StandardConstant constant, double value) {
    return new StandardConfig(values.with(constant, value), smoothness);
  }

  /**
   * The same with another value of a constant by its name, as {@code drive_gain}.
   *
   * @throws IllegalArgumentException if there is no such constant, or the value is not finite
   */
  public StandardConfig with(String name, double value) {
    return with(values.named("the standard loop", name), value);
  }

  /** The same with its limits in another form. */
  @Experimental
  public StandardConfig with(Smoothness form) {
    return new StandardConfig(values, Objects.requireNonNull(form, "form"));
  }

  /** The form of its limits. */
  @Experimental
  public Smoothness smoothness() {
    return smoothness;
  }

  /** The limits of the step in the form they have, given the decay beside the gradient. */
  Limit[] stepLimits(double decay) {
    RelativeStepLimit step = relativeStepLimit(decay);
    DecreaseLimit decrease = decreaseLimit();
    return smoothness == Smoothness.HARD
        ? new Limit[] {step, decrease}
        : new Limit[] {
          new SmoothStepLimit(step, smoothness.width()),
          new SmoothDecreaseLimit(decrease, smoothness.width())
        };
  }

  Coefficient learningRate() {
    return Coefficient.of(
            Coefficient.LEARNING_RATE,
            Chart.LOG,
            get(StandardConstant.RATE_MINIMUM),
            get(StandardConstant.RATE_MAXIMUM))
        .withMetaStep(get(StandardConstant.DRIVE_GAIN));
  }

  Coefficient momentum() {
    return Coefficient.of(
        Coefficient.MOMENTUM, Chart.LOG_COMPLEMENT, 0.0, get(StandardConstant.MOMENTUM_BOUND));
  }

  /** The part {@link NonFinite} of these constants. */
  public NonFinite nonFinite() {
    return new NonFinite(get(StandardConstant.NON_FINITE_CUT));
  }

  /** The part {@link FarGradient} of these constants. */
  public FarGradient farGradient() {
    return new FarGradient(get(StandardConstant.RATE_MINIMUM));
  }

  /** The part {@link FlatLoss} of these constants. */
  public FlatLoss flatLoss() {
    double patience = get(StandardConstant.FLAT_PATIENCE);
    if (patience != Math.rint(patience)) {
      throw new IllegalArgumentException("flat_patience must be a whole number, got " + patience);
    }
    return new FlatLoss((int) patience);
  }

  /** The part {@link LossOutlier} of these constants. */
  public LossOutlier lossOutlier() {
    return new LossOutlier(get(StandardConstant.OUTLIER_THRESHOLD));
  }

  /** The part {@link LossShift} of these constants. */
  public LossShift lossShift() {
    return new LossShift(
        get(StandardConstant.SHIFT_ALLOWANCE),
        get(StandardConstant.SHIFT_THRESHOLD),
        get(StandardConstant.SHIFT_STANDING),
        get(StandardConstant.SHIFT_CAP),
        get(StandardConstant.SHIFT_OPPOSED),
        get(StandardConstant.SHIFT_SHARE),
        get(StandardConstant.SHIFT_CUT),
        get(StandardConstant.RISE_AGREEMENT),
        riseFrequency());
  }

  private RiseFrequency riseFrequency() {
    return new RiseFrequency(
        get(StandardConstant.RISE_LOW),
        get(StandardConstant.RISE_HIGH),
        get(StandardConstant.RISE_STEPS),
        get(StandardConstant.RISE_PRIOR));
  }

  /** The part {@link OwnRise} of these constants; its cut and its opposed phase are those of a loss shift. */
  public OwnRise ownRise() {
    return new OwnRise(
        get(StandardConstant.RISE_AGREEMENT),
        get(StandardConstant.RISE_ACCOUNT),
        get(StandardConstant.RISE_CLIMB),
        get(StandardConstant.RISE_WORK),
        get(StandardConstant.RISE_QUIET),
        get(StandardConstant.SHIFT_CUT),
        get(StandardConstant.SHIFT_OPPOSED));
  }

  /** The part {@link RegrowthLimit} of these constants. */
  public RegrowthLimit regrowthLimit() {
    return new RegrowthLimit(
        get(StandardConstant.REGROWTH_ROOM), get(StandardConstant.REGROWTH_PACE));
  }

  /** The part {@link LastingShift} of these constants. */
  public LastingShift lastingShift() {
    return new LastingShift(
        get(StandardConstant.LASTING_QUANTILE),
        get(StandardConstant.LASTING_LIFT),
        get(StandardConstant.LASTING_THRESHOLD),
        get(StandardConstant.SHIFT_STANDING),
        get(StandardConstant.LASTING_MEMORY),
        get(StandardConstant.LASTING_SETTLED));
  }

  /** The part {@link HeadReset} of these constants. */
  public HeadReset headReset() {
    return new HeadReset(get(StandardConstant.HEAD_MARGIN), get(StandardConstant.HEAD_FACTOR));
  }

  /** The part {@link StepSlope} of these constants. */
  public StepSlope stepSlope() {
    return new StepSlope(
        get(StandardConstant.SLOPE_FAST),
        get(StandardConstant.SLOPE_SLOW),
        get(StandardConstant.SLOPE_LONG),
        get(StandardConstant.PHASE_DECAY),
        get(StandardConstant.EVIDENCE_MEMORY));
  }

  /** The part {@link EvidenceClock} of these constants. */
  public EvidenceClock evidenceClock() {
    return new EvidenceClock(
        get(StandardConstant.CLOCK_HOLD),
        get(StandardConstant.CLOCK_THRESHOLD),
        get(StandardConstant.CLOCK_PATIENCE),
        get(StandardConstant.CLOCK_BACKWARD),
        get(StandardConstant.CLOCK_DEADBAND),
        get(StandardConstant.CLOCK_MOST),
        get(StandardConstant.CLOCK_FIRST),
        get(StandardConstant.CLOCK_LONGEST),
        get(StandardConstant.AVERAGING_SHARE));
  }

  /** The part {@link LossInnovation} of these constants. */
  public LossInnovation lossInnovation() {
    return new LossInnovation(
        get(StandardConstant.INNOVATION_DECAY),
        get(StandardConstant.INNOVATION_TAIL),
        get(StandardConstant.INNOVATION_RATE),
        get(StandardConstant.INNOVATION_LASTING),
        get(StandardConstant.INNOVATION_LASTING_STEPS),
        get(StandardConstant.INNOVATION_BEYOND));
  }

  /** The part {@link PersistenceDrive} of these constants. */
  public PersistenceDrive persistenceDrive() {
    return new PersistenceDrive(
        get(StandardConstant.DRIVE_BIAS),
        get(StandardConstant.DRIVE_RAMP),
        get(StandardConstant.DRIVE_SPRINT),
        get(StandardConstant.DRIVE_LIFT));
  }

  /** The part {@link RecentLeak} of these constants. */
  public RecentLeak recentLeak() {
    return new RecentLeak(
        get(StandardConstant.LEAK_GAIN),
        get(StandardConstant.LEAK_STEPS),
        get(StandardConstant.LEAK_BAND),
        get(StandardConstant.LEAK_LEAST));
  }

  /** The part {@link MomentumClock} of these constants. */
  public MomentumClock momentumClock() {
    return new MomentumClock(
        get(StandardConstant.MOMENTUM_MAXIMUM), get(StandardConstant.MOMENTUM_HALFWAY));
  }

  /** The momentum clock where the direction is the moment alone, which answers the later the longer it remembers. */
  public MomentumClock unsharedMomentumClock() {
    return new MomentumClock(
        get(StandardConstant.UNSHARED_MAXIMUM), get(StandardConstant.UNSHARED_HALFWAY));
  }

  /** The part {@link MomentumShare} of these constants. */
  public MomentumShare momentumShare() {
    return new MomentumShare(get(StandardConstant.MOMENTUM_SHARE));
  }

  /**
   * The part {@link AveragingClock} of these constants.
   *
   * @param decay see there
   */
  public AveragingClock averagingClock(double decay) {
    return new AveragingClock(
        get(StandardConstant.AVERAGE_LEAD), get(StandardConstant.RATE_MEMORY), decay);
  }

  /** The part {@link GradientClip} of these constants. */
  public GradientClip gradientClip() {
    return new GradientClip(
        get(StandardConstant.CLIP_SLACK),
        get(StandardConstant.CLIP_OPENING),
        get(StandardConstant.CLIP_FADING),
        get(StandardConstant.CLIP_BAD_LOSS),
        recurring());
  }

  /** The part {@link PolyakFloor} of these constants. */
  public PolyakFloor polyakFloor() {
    return new PolyakFloor(
        get(StandardConstant.POLYAK_STEPS),
        get(StandardConstant.POLYAK_GROWTH),
        get(StandardConstant.POLYAK_DECAY));
  }

  /** The start gauge: a band of one point, so that from any start it is the same run. */
  public StartGauge startGauge() {
    return new StartGauge(get(StandardConstant.START_GAUGE), get(StandardConstant.START_GAUGE));
  }

  /**
   * The part {@link RelativeStepLimit} of these constants.
   *
   * @param decay see there
   */
  public RelativeStepLimit relativeStepLimit(double decay) {
    return new RelativeStepLimit(
        get(StandardConstant.LIMIT_REACH),
        get(StandardConstant.LIMIT_EXPONENT),
        get(StandardConstant.LIMIT_OFFSET),
        recurring(),
        decay);
  }

  /** What stands out and is known to come back, by these constants. */
  public Recurring recurring() {
    return new Recurring(
        get(StandardConstant.RECURRING_FACTOR),
        get(StandardConstant.RECURRING_USUAL),
        get(StandardConstant.RECURRING_FADING),
        get(StandardConstant.RECURRING_APART));
  }

  /** The part {@link DecreaseLimit} of these constants. */
  public DecreaseLimit decreaseLimit() {
    return new DecreaseLimit(
        get(StandardConstant.DECREASE_SHARE),
        get(StandardConstant.DECREASE_DRIFT),
        get(StandardConstant.DECREASE_DRIFT_STEPS));
  }

  /** The part {@link MomentPull} of these constants. */
  public MomentPull momentPull() {
    return new MomentPull(get(StandardConstant.PULL_STEPS));
  }

  /** The part {@link ReadoutPull} of these constants. */
  public ReadoutPull readoutPull() {
    return new ReadoutPull(get(StandardConstant.PULL_STEPS));
  }

  /** The part {@link ReadoutRate} of these constants. */
  public ReadoutRate readoutRate() {
    return new ReadoutRate(get(StandardConstant.READOUT_LEAD));
  }
}
