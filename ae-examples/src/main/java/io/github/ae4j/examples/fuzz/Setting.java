package io.github.ae4j.examples.fuzz;

import io.github.ae4j.Preset;
import io.github.ae4j.adapter.Cadence;
import io.github.ae4j.adapter.Timing;
import io.github.ae4j.preset.Presets;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What is steered, and how.
 *
 * @param optimizer one of its backend's
 * @param single float weights, not double
 * @param loop the preset
 * @param cadence of measured steps, where the backend has one
 * @param timing of the decisions
 * @param rate learning rate it starts from
 * @param decay weight decay lambda
 * @param noise whether noise is added to the weights, of deviation {@link #NOISE}
 * @param size number of weights
 * @param variant on arrays two groups, with DJL the path without a script
 */
record Setting(
    String optimizer,
    boolean single,
    Loop loop,
    Cadence cadence,
    Timing timing,
    double rate,
    double decay,
    boolean noise,
    int size,
    boolean variant) {
  /** Deviation of the noise, where it is on; weights are of the order of 1. */
  static final double NOISE = 1e-4;

  /** A preset, by name. */
  enum Loop {
    STANDARD(Presets::standard),
    READOUT(Presets::standardWithReadout),
    FINE_TUNING(Presets::fineTuning),
    THEORY(Presets::theory),
    SEED(Presets::seed);

    private final Supplier<Preset> preset;

    Loop(Supplier<Preset> preset) {
      this.preset = preset;
    }

    Preset preset() {
      return preset.get();
    }

    /** Its name in reports. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it finds the length of its steps from any learning rate. */
    boolean anyRate() {
      return this == STANDARD || this == READOUT;
    }
  }

  /** How its steps are controlled, in a few words. */
  String way() {
    if (timing == Timing.NEXT_STEP) {
      return "next step";
    }
    return cadence.every() == 1 ? "each step" : "at a cadence";
  }

  @Override
  public String toString() {
    return String.format(
            Locale.ROOT,
            "%s %s %s, cadence %d/%d, %s, rate %s, decay %s, %s, %d weights%s",
            optimizer,
            single ? "float" : "double",
            loop,
            cadence.settle(),
            cadence.every(),
            timing,
            rate,
            decay,
            noise ? "noise" : "no noise",
            size,
            variant ? ", variant" : "")
        .toLowerCase(Locale.ROOT);
  }
}
