package io.github.ae4j.examples.lab;

import java.util.Locale;

/** A remaining time in words. */
final class Remaining {
  private static final double MINUTE = 60.0; // seconds
  private static final double HOUR = 3600.0;

  private Remaining() {}

  static String text(double seconds) {
    if (Double.isNaN(seconds)) {
      return "";
    }
    if (seconds < MINUTE) {
      return String.format(Locale.ROOT, "%.0f s left", seconds);
    }
    return seconds < HOUR
        ? String.format(Locale.ROOT, "%.0f min left", seconds / MINUTE)
        : String.format(Locale.ROOT, "%.1f h left", seconds / HOUR);
  }
}
