package io.github.ae4j.preset;

import io.github.ae4j.Preset;

/**
 * The loops that come with the library. Each is a list to read: {@link #standard} is what users get,
 * {@link #theory} and {@link #seed} are there for fidelity and ablation.
 */
public final class Presets {
  private Presets() {}

  /**
   * Memory-neutral, from any learning rate, for SGD with momentum, Adam and AdamW: one setting.
   * Steers learning rate, momentum and, where the optimizer's update can have it, momentum's share of
   * the direction.
   */
  public static Preset standard() {
    return standard(StandardConfig.defaults());
  }

  /** {@link #standard()} with other constants. */
  public static Preset standard(StandardConfig config) {
    return (loop, adapter) -> {
      StandardPreset.configure(loop, adapter, config);
      StandardPreset.averaging(loop, adapter, config);
    };
  }

  /**
   * {@link #standard} with an averaged readout: one buffer of the parameters' size, served in their
   * place.
   */
  public static Preset standardWithReadout() {
    return standardWithReadout(StandardConfig.defaults());
  }

  /** {@link #standardWithReadout()} with other constants. */
  public static Preset standardWithReadout(StandardConfig config) {
    return (loop, adapter) -> {
      StandardPreset.configure(loop, adapter, config);
      StandardPreset.forgetting(loop, adapter, config);
      StandardPreset.addReadout(loop, config);
    };
  }

  /**
   * The theory's laws in their corrected, scale-free form, for every coefficient the optimizer
   * has: learning rate, momentum, beta2, epsilon, noise, and weight decay where it is not 0.
   */
  public static Preset theory() {
    return theory(TheoryConfig.defaults());
  }

  /** {@link #theory()} with other constants. */
  public static Preset theory(TheoryConfig config) {
    return (loop, adapter) -> TheoryPreset.configure(loop, adapter, config);
  }

  /** The seed's own laws, order and constants. */
  public static Preset seed() {
    return seed(SeedConfig.defaults());
  }

  /** The seed's own laws and order with other constants. */
  public static Preset seed(SeedConfig config) {
    return (loop, adapter) -> SeedPreset.configure(loop, config);
  }
}
