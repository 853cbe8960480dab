package io.github.ae4j.machine;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Slots;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.Map;
import java.util.Set;

/**
 * H of the machine: when a run is over. A rule is immutable; what it remembers stands in the {@link Slots} it is
 * handed, so that a run which is resumed halts where it would have. It sees every step and every validation figure, and
 * says after each whether it holds. {@link HaltRules} has the usual ones and puts them together.
 */
@Experimental
public interface HaltRule {
  /** The reason it gives, as {@code TARGET}. */
  String name();

  /** Cells of memory it needs; all are zero at the start. */
  default int slots() {
    return 0;
  }

  /** Signals without which it could never hold. */
  default Set<Signal> signals() {
    return Set.of();
  }

  /** Statistics without which it could never hold. */
  default Set<Statistic> statistics() {
    return Set.of();
  }

  /** Takes in a step. */
  default void see(Look look, Slots memory) {}

  /** Takes in a validation figure, lower is better; finite. */
  default void validated(double figure, Slots memory) {}

  /** Whether the run is over, by what was taken in so far. */
  boolean holds(Slots memory);

  /** Whether the last step looked like what the rule waits for: no time to take a snapshot as a good one. */
  default boolean suspects(Slots memory) {
    return false;
  }

  /** The reason, where the rule holds; of a combination that of what decided. */
  default String reason(Slots memory) {
    return name();
  }

  /** The numbers that decided, by their names; in the order in which they are to be read. */
  Map<String, Double> values(Slots memory);
}
