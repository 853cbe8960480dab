package io.github.ae4j.examples.bench;

import io.github.ae4j.djl.Steering;
import org.jspecify.annotations.Nullable;

/**
 * What a trainer takes of the native heap, in bytes.
 *
 * @param kept between steps, from before the trainer was made until some steps are done: weights,
 *     gradients, the optimizer's state and what a wrapper adds
 * @param stepPeak most of a whole step beyond that
 * @param updatePeak most of the update alone beyond what the backward pass left
 */
record DjlMemory(double kept, double stepPeak, double updatePeak) {
  /** The state is there after one step; more let the caches of the engine fill. */
  private static final int WARM_UP = 5;

  private static final long SEED = 1L;

  /**
   * Makes a trainer, weighs it and closes it; nothing else may train meanwhile.
   *
   * @param steering how the loop goes about its steps; null leaves the optimizer bare
   */
  static DjlMemory of(
      NativeHeap heap,
      TimedNetwork network,
      TimedOptimizer optimizer,
      @Nullable Steering steering) {
    long before = heap.used();
    try (TimedTrainer trainer = new TimedTrainer(network, optimizer, steering, SEED)) {
      trainer.steps(WARM_UP);
      double kept = heap.used() - before;
      heap.trim();
      double stepPeak = PeakMemory.added(() -> trainer.step(trainer::update));
      double[] updatePeak = new double[1];
      trainer.step(
          () -> {
            heap.trim();
            updatePeak[0] = PeakMemory.added(trainer::update);
          });
      return new DjlMemory(kept, stepPeak, updatePeak[0]);
    }
  }
}
