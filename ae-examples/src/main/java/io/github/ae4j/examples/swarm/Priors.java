package io.github.ae4j.examples.swarm;

import io.github.ae4j.Preset;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.preset.StandardConstant;

/**
 * Loops in which members differ. Learning rates to start from do not do it: the loop leaves them within a few steps, and
 * members on the same data are then the same.
 */
public final class Priors {
  private Priors() {}

  /** The standard loop, its annealing clock slower by half from each member to the next. */
  public static Preset of(int member) {
    StandardConfig config = StandardConfig.defaults();
    double most = config.get(StandardConstant.CLOCK_MOST);
    return Presets.standard(config.with(StandardConstant.CLOCK_MOST, Math.scalb(most, -member)));
  }
}
