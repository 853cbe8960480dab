package io.github.ae4j.memory;

/** Checks of configuration values; each message names the thing, the rule and the value. */
public final class Check {
  private Check() {}

  /** Returns the value if it is finite. */
  public static double finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, got " + value);
    }
    return value;
  }

  /** Returns the value if it is finite and greater than 0. */
  public static double positive(String name, double value) {
    if (!(value > 0.0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive and finite, got " + value);
    }
    return value;
  }

  /** Returns the value if it is finite and at least the minimum. */
  public static double atLeast(String name, double value, double minimum) {
    if (!(value >= minimum && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          name + " must be finite and at least " + minimum + ", got " + value);
    }
    return value;
  }

  /** Returns the value if it is a decay, in [0, 1). */
  public static double decay(String name, double value) {
    if (!(value >= 0.0 && value < 1.0)) {
      throw new IllegalArgumentException(name + " must be in [0, 1), got " + value);
    }
    return value;
  }

  /** Returns the value if it lies in [minimum, maximum]. */
  public static double within(String name, double value, double minimum, double maximum) {
    if (!(value >= minimum && value <= maximum)) {
      throw new IllegalArgumentException(
          name + " must be in [" + minimum + ", " + maximum + "], got " + value);
    }
    return value;
  }
}
