package io.github.ae4j.preset;

/** One constant of the standard loop: its value as shipped, its unit and where it is from. */
public enum StandardConstant {
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
  /** Momentum of such a clock where the direction is the moment alone. */
  UNSHARED_MAXIMUM(0.6, "1", "search"),
  /** Clock at which momentum is one half, where the direction is the moment alone. */
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
  /** Share of losses beyond the quantile whose excess counts as a lasting rise. */
  LASTING_QUANTILE(0.15, "1", "grid on training streams"),
  /** How much of the way from that share to 1 a rise is. */
  LASTING_LIFT(0.3, "1", "grid on training streams"),
  /** Evidence of a lasting rise that is a drift. */
  LASTING_THRESHOLD(12.0, "nats", "grid on training streams"),
  /** Losses that the quantile remembers. */
  LASTING_MEMORY(1000.0, "steps", "grid on training streams"),
  /** Losses before a lasting rise is looked for. */
  LASTING_SETTLED(300.0, "steps", "by hand"),
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
