package io.github.ae4j.testkit;

import io.github.ae4j.Preset;
import io.github.ae4j.preset.Presets;
import java.util.function.Supplier;

/** The presets there are, by the names that {@link Presets} has for them. */
enum EveryPreset {
  STANDARD(Presets::standard),
  STANDARD_WITH_READOUT(Presets::standardWithReadout),
  FINE_TUNING(Presets::fineTuning),
  THEORY(Presets::theory),
  SEED(Presets::seed),
  SCHEDULE(Presets::schedule),
  REINFORCEMENT(Presets::reinforcement),
  CURRICULUM(Presets::curriculum);

  private final Supplier<Preset> made;

  EveryPreset(Supplier<Preset> made) {
    this.made = made;
  }

  Preset preset() {
    return made.get();
  }

  /** Whether it refuses a fixture's optimizer at the start. */
  boolean refuses(AdapterFixture fixture) {
    try {
      fixture.steered(preset()).close();
      return false;
    } catch (IllegalArgumentException | IllegalStateException e) {
      return true;
    }
  }
}
