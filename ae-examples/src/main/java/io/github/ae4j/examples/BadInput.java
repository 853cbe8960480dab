package io.github.ae4j.examples;

import org.jspecify.annotations.Nullable;

/** What the user gave cannot be used: a file, a folder, an option. Ends a command with exit code 2. */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message names the thing, the rule and the value. */
  public BadInput(String message) {
    super(message);
  }

  /** Refuses a value outside an option's range, and NaN. */
  public static void checkWithin(String option, double value, double minimum, double maximum) {
    if (!(value >= minimum && value <= maximum)) {
      throw new BadInput(option + " must be in [" + minimum + ", " + maximum + "], got " + value);
    }
  }

  /** Refuses a whole number outside an option's range. */
  public static void checkWithin(String option, long value, long minimum, long maximum) {
    if (value < minimum || value > maximum) {
      throw new BadInput(option + " must be in [" + minimum + ", " + maximum + "], got " + value);
    }
  }

  /** Refuses a whole number below an option's least. */
  public static void checkAtLeast(String option, long value, long least) {
    if (value < least) {
      throw new BadInput(option + " must be at least " + least + ", got " + value);
    }
  }

  /** The same with what lies behind it. */
  public BadInput(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
