package io.github.ae4j.signal;

/** AE-1: a causal filter that turns this step's raw statistics into {@link Signal}s. */
public interface Measurement extends Element {
  /**
   * Filters one step.
   *
   * @param signals the group's raw statistics to read and the signals to write
   * @param memory the filter's state
   */
  void measure(Signals signals, Slots memory);
}
