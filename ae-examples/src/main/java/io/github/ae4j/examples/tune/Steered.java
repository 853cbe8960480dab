package io.github.ae4j.examples.tune;

import io.github.ae4j.Preset;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArrayTrainer;

/** An optimizer under a loop. */
final class Steered implements Updater {
  private final ArrayTrainer trainer;

  /** Puts an optimizer under a loop, whose averaged readout is served where it has one. */
  Steered(ArrayOptimizer optimizer, Preset preset) {
    trainer = ArrayTrainer.steer(optimizer, preset);
  }

  @Override
  public void step(int step, double loss, double[] gradient) {
    trainer.step(loss, gradient);
  }

  @Override
  public double[] served(double[] parameters) {
    return trainer.hasReadout() ? trainer.readout() : parameters;
  }
}
