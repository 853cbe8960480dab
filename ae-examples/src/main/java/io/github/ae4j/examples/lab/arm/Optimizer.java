package io.github.ae4j.examples.lab.arm;

import java.util.Map;

/**
 * An optimizer at work on one flat array. One step is: the gradient is taken at {@link #point}, then
 * {@link #step} is called with it.
 */
public interface Optimizer extends AutoCloseable {
  /** Where the next gradient is to be taken; belongs to the optimizer and is only read by others. */
  double[] point();

  /**
   * Makes one update.
   *
   * @param loss at {@link #point}
   * @param gradient at {@link #point}, of the same length; not kept and not changed
   */
  void step(double loss, double[] gradient);

  /** The weights to serve and to judge: those of {@link #point}, unless the method averages. */
  default double[] served() {
    return point();
  }

  /** What the last step used, by name: {@code learningRate}, {@code momentum}; empty if unknown. */
  default Map<String, Double> coefficients() {
    return Map.of();
  }

  /** Numbers kept from step to step beside the weights: moments, counters; -1 if not counted. */
  default long stateNumbers() {
    return -1L;
  }

  /** Releases what the optimizer holds. */
  @Override
  default void close() {}
}
