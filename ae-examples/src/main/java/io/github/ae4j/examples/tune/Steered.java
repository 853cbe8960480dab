package io.github.ae4j.examples.tune;

import io.github.ae4j.Preset;
import io.github.ae4j.array.ArrayOptimizer;
import io.github.ae4j.array.ArrayTrainer;

/** An optimizer under a loop. */
final class Steered implements Updater {
  private final ArrayTrainer trainer;
  private final boolean readout;

  /**
   * Puts an optimizer under a loop.
   *
   * @param readout whether the averaged readout is served, which the preset must keep
   */
  Steered(ArrayOptimizer optimizer, Preset preset, boolean readout) {
    trainer = ArrayTrainer.steer(optimizer, preset);
    this.readout = readout;
  }

  @Override
  public void step(int step, double loss, double[] gradient) {
    trainer.step(loss, gradient);
  }

  @Override
  public double[] served(double[] parameters) {
    return readout ? trainer.readout() : parameters;
  }
}
