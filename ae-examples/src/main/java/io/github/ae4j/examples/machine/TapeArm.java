package io.github.ae4j.examples.machine;

import io.github.ae4j.Preset;
import io.github.ae4j.preset.Presets;
import java.util.Locale;

/**
 * How a program is trained.
 *
 * @param name for tables
 * @param rate learning rate that Adam starts from
 * @param preset the loop around it; an empty one leaves it bare
 */
record TapeArm(String name, double rate, Preset preset) {
  /** Adam's customary rate. */
  static final double USUAL = 1e-3;

  private static final Preset BARE = (loop, adapter) -> {};

  static TapeArm standard() {
    return new TapeArm("standard", USUAL, Presets.standard());
  }

  static TapeArm adam(double rate) {
    return new TapeArm(String.format(Locale.ROOT, "adam %s", shown(rate)), rate, BARE);
  }

  static String shown(double rate) {
    return String.format(Locale.ROOT, "%.3g", rate).replaceAll("0+$", "");
  }
}
