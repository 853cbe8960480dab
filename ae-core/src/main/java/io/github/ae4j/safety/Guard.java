package io.github.ae4j.safety;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signals;

/** AE-10: watches the closed loop, between the events and the laws, and reports in signals. */
public interface Guard extends Part {
  /**
   * Watches one step.
   *
   * @param signals what was measured; the guard writes those it owns
   * @param coefficients where the coefficients stand
   * @param memory the guard's own state
   */
  void watch(Signals signals, Coefficients coefficients, Slots memory);
}
