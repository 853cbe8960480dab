package io.github.ae4j.limit;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Part;
import io.github.ae4j.signal.Signals;

/** A constraint: it bounds the step about to be made, and never pushes. */
@FunctionalInterface
public interface Limit extends Part {
  /** By default the class's simple name; of a lambda or an anonymous class, which has none, its kind. */
  @Override
  default String name() {
    return getClass().isHidden() || getClass().isAnonymousClass()
        ? "limit"
        : getClass().getSimpleName();
  }

  /**
   * Bounds the candidate.
   *
   * @param signals what was measured; a limit may leave a flag for the next step
   * @param candidate the step, to be bounded in place
   * @param memory the limit's own state
   */
  void limit(Signals signals, Candidate candidate, Slots memory);
}
