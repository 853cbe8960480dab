package io.github.ae4j.examples.quickstart;

import io.github.ae4j.examples.BadInput;

/**
 * What a run is made with; with the digits it decides every number.
 *
 * @param host the library that trains
 * @param optimizer the optimizer that every arm uses
 * @param startLearningRate learning rate every arm starts at, in the optimizer's own unit
 * @param steps of each phase
 * @param seed of the initial weights, the batches and the order of the pixels
 */
record QuickstartSettings(
    String host, OptimizerFamily optimizer, double startLearningRate, int steps, long seed) {
  private static final int MOST_STEPS = 1_000_000;

  QuickstartSettings {
    BadInput.checkWithin("--start-lr", startLearningRate, 1e-11, 1e5);
    if (steps < 1 || steps > MOST_STEPS) {
      throw new BadInput("--steps must be from 1 to " + MOST_STEPS + ", got " + steps);
    }
  }
}
