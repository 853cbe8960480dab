package io.github.ae4j.examples.machine;

import io.github.ae4j.Preset;
import io.github.ae4j.preset.Presets;
import java.util.List;
import java.util.Locale;

/**
 * How a program is trained.
 *
 * @param name for tables
 * @param rate learning rate that Adam starts from
 * @param preset the loop around it; an empty one leaves it bare
 */
public record TapeArm(String name, double rate, Preset preset) {
  /** Adam's customary rate. */
  public static final double USUAL = 1e-3;

  /** Rates that are tried: a half decade apart. */
  public static final List<Double> GRID = List.of(1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3);

  private static final Preset BARE = (loop, adapter) -> {};

  /** The standard loop around Adam. */
  public static TapeArm standard() {
    return new TapeArm("standard", USUAL, Presets.standard());
  }

  /** Adam at a constant rate. */
  public static TapeArm adam(double rate) {
    return new TapeArm(String.format(Locale.ROOT, "adam %s", shown(rate)), rate, BARE);
  }

  /** A rate as tables have it. */
  public static String shown(double rate) {
    return String.format(Locale.ROOT, "%.3g", rate).replaceAll("0+$", "");
  }
}
