package io.github.ae4j.testkit;

import io.github.ae4j.signal.Signal;
import java.util.SplittableRandom;

/**
 * Where a signal can lie. A law must be finite and bounded on all of [low, high]; it must be
 * Lipschitz, and smooth if it says so, on the core, which leaves out the far ends.
 *
 * @param low least value
 * @param high greatest value
 * @param coreLow least value of the core
 * @param coreHigh greatest value of the core
 * @param kind whether values between two values are values too
 */
public record SignalRange(double low, double high, double coreLow, double coreHigh, Kind kind) {
  /** What values a signal takes inside its range. */
  public enum Kind {
    /** Every number. */
    REAL,
    /** Whole numbers. */
    WHOLE,
    /** 0 for no, 1 for yes. */
    FLAG
  }

  private static final double CORE = 10.0;
  private static final double HUGE = 1e100;
  private static final double NARROW = 100.0;
  private static final double LEAST_EXPONENT = -12.0;

  /** Checks that low &lt;= coreLow &lt; coreHigh &lt;= high. */
  public SignalRange {
    if (!(low <= coreLow && coreLow < coreHigh && coreHigh <= high)) {
      throw new IllegalArgumentException(
          "signal range must have low <= coreLow < coreHigh <= high, got "
              + low
              + ", "
              + coreLow
              + ", "
              + coreHigh
              + ", "
              + high);
    }
  }

  /** A real range whose core is its part in [-10, 10]. */
  public static SignalRange real(double low, double high) {
    return new SignalRange(low, high, Math.max(low, -CORE), Math.min(high, CORE), Kind.REAL);
  }

  /** Yes or no. */
  public static SignalRange flag() {
    return new SignalRange(0.0, 1.0, 0.0, 1.0, Kind.FLAG);
  }

  /** The same range with another core. */
  public SignalRange withCore(double coreLow, double coreHigh) {
    return new SignalRange(low, high, coreLow, coreHigh, kind);
  }

  /** The range a signal has by its definition; what has no bound goes to 1e100. */
  public static SignalRange of(Signal signal) {
    return switch (signal) {
      case PHASE, PHASE_FAST, PERSISTENCE_SLOW -> real(-1.0, 1.0);
      case PERSISTENCE -> real(-3.7, 3.7); // Cauchy-Schwarz for averages over 12 and 300 steps
      case EVIDENCE -> real(-1e6, 1e6);
      case SINCE_EVENT -> new SignalRange(1.0, 1e9, 1.0, 2000.0, Kind.WHOLE);
      case VALIDATIONS, UNSEEN -> new SignalRange(0.0, 1e9, 0.0, 2000.0, Kind.WHOLE);
      case CLOCK, AVERAGING_CLOCK -> real(0.0, 1e9).withCore(0.0, NARROW);
      case STEP_LIMITED, DECREASE_LIMITED, OWN_RISE, FROZEN, FREEZABLE, FROZEN_BEFORE -> flag();
      case META_GAIN -> real(1e-6, 1.0);
      case VARIANCE_BASE, UNCERTAINTY_BASE -> real(0.0, HUGE).withCore(0.1, CORE);
      case OWN_CUT,
          VARIANCE,
          UNCERTAINTY,
          GRADIENT_NORM,
          EFFECTIVE_STEP,
          ENERGY,
          LOOP_GAIN,
          WHOLE_NORM ->
          real(0.0, HUGE);
      default -> real(-HUGE, HUGE);
    };
  }

  /** A value of the core. */
  double core(SplittableRandom random) {
    double value = coreLow + (coreHigh - coreLow) * random.nextDouble();
    return kind == Kind.REAL ? value : Math.rint(value);
  }

  /** A value from anywhere: an end, the core, or of any magnitude. */
  double anywhere(SplittableRandom random) {
    double value =
        switch (random.nextInt(8)) {
          case 0 -> low;
          case 1 -> high;
          case 2 -> Math.max(low, Math.min(high, 0.0));
          case 3, 4 -> ofAnyMagnitude(random);
          default -> core(random);
        };
    return kind == Kind.REAL ? value : Math.rint(value);
  }

  private double ofAnyMagnitude(SplittableRandom random) {
    double most = Math.log10(Math.max(Math.abs(low), Math.abs(high)));
    double exponent = LEAST_EXPONENT + (most - LEAST_EXPONENT) * random.nextDouble();
    double magnitude = Math.pow(10.0, exponent);
    return Math.max(low, Math.min(high, random.nextBoolean() ? magnitude : -magnitude));
  }
}
