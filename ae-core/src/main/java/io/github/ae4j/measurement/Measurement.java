package io.github.ae4j.measurement;

import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Signals;

/** AE-1: a causal filter that turns this step's raw statistics into {@link Signal}s. */
public interface Measurement extends Part {
  /**
   * Filters one step.
   *
   * @param signals the group's raw statistics to read and the signals to write
   * @param memory the filter's state
   */
  void measure(Signals signals, Slots memory);
}
