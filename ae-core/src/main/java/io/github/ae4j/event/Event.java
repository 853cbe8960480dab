package io.github.ae4j.event;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signals;
import java.util.Set;

/**
 * Something that interrupts the flow. Listed as a screen it sees the raw statistics before anything
 * is filtered and may stop the step; listed as an event it sees the filtered signals.
 */
@FunctionalInterface
public interface Event extends Part {
  /** By default the class's simple name; of a lambda or an anonymous class, which has none, its kind. */
  @Override
  default String name() {
    return getClass().isHidden() || getClass().isAnonymousClass()
        ? "event"
        : getClass().getSimpleName();
  }

  /** The verdicts the event may ask for; a loop around an adapter that cannot carry one out is refused by name. */
  default Set<Verdict> verdicts() {
    return Verdict.common();
  }

  /**
   * Looks at the step and answers.
   *
   * @param signals what was measured
   * @param coefficients where the coefficients stand
   * @param response what is to be done
   * @param memory the event's own state
   */
  void examine(Signals signals, Coefficients coefficients, Response response, Slots memory);
}
