package io.github.ae4j.examples.fuzz;

import io.github.ae4j.ControlLoop;

/** A steered optimizer of one backend, over a vector of weights whose gradients are given. */
interface Subject extends AutoCloseable {
  /** Copies the weights, {@code target.length} of them. */
  void read(double[] target);

  /** Sets the weights, between two steps. */
  void write(double[] weights);

  /** Makes a step of a loss and a gradient of the weights' length, in the weights' own precision. */
  void step(double loss, double[] gradient);

  /**
   * Offers a gradient of another length, where gradients come from the caller and not from an engine.
   *
   * @return whether one could be offered
   * @throws IllegalArgumentException as it must
   */
  default boolean misfit(int length) {
    return false;
  }

  /** The loop that steers. */
  ControlLoop loop();

  /** Serves the averaged readout, where there is one, and puts the weights back. */
  void serve();

  /** Whether it has checkpoints of the optimizer's state. */
  default boolean saves() {
    return true;
  }

  /** Takes a checkpoint of all; what is returned goes back to it. */
  Runnable save();

  /** Hands the optimizer back, lets it make a bare step, and steers it again. */
  void handBack(double[] gradient);

  @Override
  void close();
}
