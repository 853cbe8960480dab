package io.github.ae4j.signal;

import io.github.ae4j.memory.Slots;
import java.util.Set;

/**
 * One part of a control loop: a measurement, law, event, limit, evolution or guard. A part is
 * immutable; what it remembers stands in the {@link Slots} it is handed, and what it needs it
 * declares here, so that a loop which cannot supply it is refused when it is built.
 */
public interface Part {
  /**
   * The part's name, unique in its loop, beginning with its number in the theory where it has
   * one, as {@code AE-4 noise}. It stands in traces, checkpoints and errors.
   */
  String name();

  /** Raw statistics the part reads. */
  default Set<Statistic> statistics() {
    return Set.of();
  }

  /** Signals the part must have: some part of the loop writes each. */
  default Set<Signal> signals() {
    return Set.of();
  }

  /** Signals the part reads where some part of the loop writes them; where none does it sees 0. */
  default Set<Signal> optional() {
    return Set.of();
  }

  /** Signals the part writes. */
  default Set<Signal> writes() {
    return Set.of();
  }

  /** Names of the coefficients the part reads or steers; the loop must hold each. */
  default Set<String> coefficients() {
    return Set.of();
  }

  /** Cells of memory the part needs for each parameter group. */
  default int slots() {
    return 0;
  }

  /** Sets the memory's first values; it is all zero before. */
  default void initialise(Slots memory) {}

  /**
   * Tells the part that an event has interrupted the flow, before the laws of the step run.
   *
   * @param interruption what happened
   * @param signals the group's signals; an part corrects those it owns
   * @param memory the part's own memory
   */
  default void interrupted(Interruption interruption, Signals signals, Slots memory) {}
}
