package io.github.ae4j.preset;

import io.github.ae4j.adapter.RateWeightedMoment;

/** One constant of the standard loop: its value as shipped, its unit and where it is from. */
public enum StandardConstant {
  /** Least learning rate. */
  RATE_MINIMUM(1e-30, "1", "features of 1e9 ask for 1e-18"),
  /** Greatest learning rate. */
  RATE_MAXIMUM(1e6, "1", "a bound that no run has met"),
  /** Greatest momentum or beta1. */
  MOMENTUM_BOUND(0.99999, "1", "a bound that no run has met"),
  /** Meta-step of the learning rate. */
  DRIVE_GAIN(0.014, "log alpha a unit of drive and step", "second search, rounded"),
  /** Push on the learning rate where the slope has no sign. */
  DRIVE_BIAS(0.075, "drive", "second search, rounded"),
  /** Factor on a positive drive from a start or a drift until something binds. */
  DRIVE_RAMP(23.0, "1", "second search, rounded"),
  /** Push where the slope is persistent beyond doubt. */
  DRIVE_SPRINT(43.0, "drive", "second search, rounded"),
  /** Push where the evidence is that the target stands. */
  DRIVE_LIFT(0.8, "drive", "second search, rounded"),
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
  /** Momentum of such a clock where the direction is the moment alone. */
  UNSHARED_MAXIMUM(0.6, "1", "search"),
  /** Clock at which momentum is one half, where the direction is the moment alone. */
  UNSHARED_HALFWAY(9.0, "steps", "field laws, section B"),
  /** The first moment's share of the direction. */
  MOMENTUM_SHARE(0.72, "1", "second search, rounded"),
  /** Where the annealing clock waits for evidence. */
  CLOCK_HOLD(44.0, "steps", "second search, rounded"),
  /** Evidence that starts the clock. */
  CLOCK_THRESHOLD(2.2, "standard deviations", "second search, rounded"),
  /** Steps after which the clock starts unasked. */
  CLOCK_PATIENCE(1100.0, "steps", "second search, rounded"),
  /** Rate at which the clock turns back while the slope persists. */
  CLOCK_BACKWARD(2.0, "1", "search"),
  /** Persistence up to which the clock does not turn back. */
  CLOCK_DEADBAND(0.025, "1", "second search, rounded"),
  /** Greatest rate of the clock once it runs. */
  CLOCK_MOST(0.35, "steps a step", "second search, rounded"),
  /** Where the clock starts. */
  CLOCK_FIRST(0.0, "steps", "field laws, section B"),
  /** Where the clock of fine-tuning starts. */
  CLOCK_TRAINED(
      60_000.0, "steps", "a longest step of 1.2e-4 of the parameters, measured on tasks continued"),
  /** Where the clock stops; one that starts beyond stands there. */
  CLOCK_LONGEST(35_000.0, "steps", "100,000 steps at the greatest rate"),
  /** The step count's share in the averaging clock. */
  AVERAGING_SHARE(0.93, "1", "second search, rounded"),
  /** Time constant of the persistence's mean. */
  SLOPE_FAST(10.0, "steps", "second search, rounded"),
  /** Time constant of the persistence's mean square. */
  SLOPE_SLOW(470.0, "steps", "second search, rounded"),
  /** Time constant of the slow persistence. */
  SLOPE_LONG(60.0, "steps", "field laws, section B"),
  /** Most steps that the evidence is of. */
  EVIDENCE_MEMORY(300_000.0, "steps", "measured on noisy bowls"),
  /** Decay of the fast phase. */
  PHASE_DECAY(0.7, "1", "field laws, section B"),
  /** Decay of the loss's mean and variance. */
  INNOVATION_DECAY(0.95, "1", "field laws, section B"),
  /** Share of losses beyond the tail's quantile. */
  INNOVATION_TAIL(0.0125, "1", "field laws, section B"),
  /** How fast that quantile moves. */
  INNOVATION_RATE(0.6, "standard deviations", "field laws, section B"),
  /** Share of the loss's lasting deviation in its scale. */
  INNOVATION_LASTING(0.1, "1", "measured on rare positives"),
  /** Time constant of that deviation. */
  INNOVATION_LASTING_STEPS(1000.0, "steps", "measured on rare positives"),
  /** From where a loss stands out of its own tail. */
  INNOVATION_BEYOND(2.0, "tail quantiles", "measured on bad batches"),
  /** What the rate is divided by at the second bad step in a row. */
  NON_FINITE_CUT(Math.log(10.0), "log alpha", "a factor of ten"),
  /** Equal losses in a row that are named. */
  FLAT_PATIENCE(20.0, "steps", "by hand"),
  /** Innovation of the loss that is named. */
  OUTLIER_THRESHOLD(8.0, "tail-calibrated deviations", "by hand"),
  /** Innovation of a loss that does not count as a rise. */
  SHIFT_ALLOWANCE(1.55, "tail-calibrated deviations", "search"),
  /** Sum of innovations that is an event. */
  SHIFT_THRESHOLD(8.2, "tail-calibrated deviations", "search"),
  /** Steps without a drift from which on the evidence for one must be larger. */
  SHIFT_STANDING(10_000.0, "steps", "longer than the runs the thresholds are chosen on"),
  /** Most that one step adds to that sum. */
  SHIFT_CAP(8.0, "tail-calibrated deviations", "field laws, section B"),
  /** Phase below which a rise is the loop's own doing. */
  SHIFT_OPPOSED(-0.2, "1", "field laws, section B"),
  /** Part of a rise that the steps' own work uphill must account for to be its cause. */
  SHIFT_SHARE(0.1, "1", "by hand, on targets that jump"),
  /** What such a rise takes off the rate. */
  SHIFT_CUT(1.5, "log alpha", "field laws, section B"),
  /** Innovation from which it is counted how often one comes. */
  RISE_LOW(2.0, "tail-calibrated deviations", "measured on rare positives"),
  /** Innovation from which it is counted as large. */
  RISE_HIGH(4.0, "tail-calibrated deviations", "measured on rare positives"),
  /** Steps over which it is counted. */
  RISE_STEPS(2000.0, "steps", "measured on rare positives"),
  /** Steps without any that are counted as seen before the first. */
  RISE_PRIOR(100.0, "steps", "measured on rare positives"),
  /** P60 from which gradients agree with the steps, so that a rise may be the loop's own. */
  RISE_AGREEMENT(0.3, "1", "field laws, section C"),
  /** What the loss may owe for the steps made. */
  RISE_ACCOUNT(4.0, "mean change of the loss", "measured on late gradients"),
  /** Sum of rises that is a climb. */
  RISE_CLIMB(8.0, "mean change of the loss", "field laws, section C"),
  /** What the loss must owe for a climb to count. */
  RISE_WORK(1.5, "mean change of the loss", "field laws, section C"),
  /** Steps without another call after the first. */
  RISE_QUIET(10.0, "steps", "field laws, section C"),
  /** How far the rate may grow at once after such a call. */
  REGROWTH_ROOM(0.35, "log alpha", "measured on late gradients"),
  /** And how fast from there. */
  REGROWTH_PACE(0.002, "log alpha a step", "measured on late gradients"),
  /** Mean, while nothing changes, of a loss's place about its quantile, from 0 to 1. */
  LASTING_QUANTILE(0.15, "1", "grid on training streams"),
  /** How much of the way from that mean to 1 a rise is. */
  LASTING_LIFT(0.3, "1", "grid on training streams"),
  /** Evidence of a lasting rise that is a drift. */
  LASTING_THRESHOLD(12.0, "nats", "grid on training streams"),
  /** Losses that the quantile remembers. */
  LASTING_MEMORY(1000.0, "steps", "grid on training streams"),
  /** Losses before a lasting rise is looked for. */
  LASTING_SETTLED(300.0, "steps", "by hand"),
  /** How far the slope of the loss along the head may be from the loss where a drift is the head's alone. */
  HEAD_MARGIN(0.15, "the loss", "measured on digits that change"),
  /** What is left of the head then. */
  HEAD_FACTOR(0.12, "1", "field laws, section C"),
  /** Steps after a drift on which Polyak's step is a floor. */
  POLYAK_STEPS(57.0, "steps", "second search, rounded"),
  /** Most the rate is multiplied by in one of them. */
  POLYAK_GROWTH(8.0, "1", "second search, rounded"),
  /** Decay of its two averages. */
  POLYAK_DECAY(0.8, "1", "field laws, section B"),
  /** Effective step the run starts with. */
  START_GAUGE(0.013, "1 + |theta|", "second search (.018), held back for networks"),
  /** Effective step at a clock of 1. */
  LIMIT_REACH(3.0, "max(1, |theta|)", "second search (4.9), held back for networks"),
  /** Power of the clock by which it shrinks. */
  LIMIT_EXPONENT(0.92, "1", "second search, rounded"),
  /** Added to the clock. */
  LIMIT_OFFSET(2.4, "steps", "second search, rounded"),
  /** Times the usual square at which a gradient stands out. */
  RECURRING_FACTOR(40.0, "1", "measured on rare positives"),
  /** Time constant of the usual square. */
  RECURRING_USUAL(300.0, "steps", "measured on rare positives"),
  /** Time constant by which one that came back is forgotten. */
  RECURRING_FADING(3000.0, "steps", "measured on rare positives"),
  /** Steps apart at which two that stand out are two. */
  RECURRING_APART(20.0, "steps", "measured on rare positives"),
  /** Part of a positive loss that one step may take. */
  DECREASE_SHARE(0.7, "1", "search (.63), rounded"),
  /** What that part is multiplied by after a drift. */
  DECREASE_DRIFT(1.7, "1", "second search, rounded"),
  /** How long after a drift. */
  DECREASE_DRIFT_STEPS(20.0, "steps", "measured on digits that change"),
  /** Weight of the newest parameters in the average that the moment leads to. */
  AVERAGE_LEAD(3.4, "steps", "second search, rounded"),
  /** Most that the moment remembers. */
  RATE_MEMORY(
      RateWeightedMoment.MEMORY,
      "what the rate at hand would fill it with",
      "measured on tune's tasks"),
  /** What a gradient's length may exceed the known by. */
  CLIP_SLACK(1.6, "log |g|", "measured on spoilt gradients and clean runs"),
  /** By how much a first cut opens the known. */
  CLIP_OPENING(1.4, "log |g|", "measured on spoilt gradients and clean runs"),
  /** Rate at which the known comes down. */
  CLIP_FADING(0.02, "1 a step", "measured on spoilt gradients and clean runs"),
  /** Most that is believed for a loss out of its tail. */
  CLIP_BAD_LOSS(Math.log(10.0), "log |g|", "a factor of ten"),
  /** Weight of the newest parameters in the readout's average. */
  READOUT_LEAD(4.0, "steps", "field laws, section B"),
  /** Time constant of the readout's pull. */
  PULL_STEPS(19.0, "steps", "second search, rounded");

  private final double initial;
  private final String unit;
  private final String source;

  StandardConstant(double initial, String unit, String source) {
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
