package io.github.ae4j.adapter;

import io.github.ae4j.memory.Slots;

/** Which training step is at hand, and whether it is one to measure; kept in the loop's memory. */
public final class StepCount {
  /** Cells it needs. */
  public static final int SLOTS = 4;

  private final int count;
  private final int lastEvent;
  private final int due;
  private final int seen;
  private Slots memory;

  /**
   * A count.
   *
   * @param memory holds the count
   * @param at the first of its cells
   */
  public StepCount(Slots memory, int at) {
    this.memory = memory;
    count = at;
    lastEvent = at + 1;
    due = at + 2;
    seen = at + 3;
  }

  /** Keeps the count in other cells from here on; what they hold is taken as it is. */
  public void keepIn(Slots cells) {
    memory = cells;
  }

  /** Counts a training step and returns its number, from 1. */
  public long next() {
    memory.set(count, memory.get(count) + 1.0);
    return (long) memory.get(count);
  }

  /** Whether the training step at hand is one to measure. */
  public boolean isDue() {
    return memory.get(count) >= memory.get(due);
  }

  /** Sets the next training step to measure, after the one at hand. */
  public void schedule(Cadence cadence) {
    double step = memory.get(count);
    memory.set(seen, step);
    memory.set(due, step + cadence.pause((long) step, (long) memory.get(lastEvent)));
  }

  /** Training steps between the one measured last and the one at hand. */
  public long unseen() {
    return (long) Math.max(0.0, memory.get(count) - memory.get(seen) - 1.0);
  }

  /** Notes that something happened at the training step at hand. */
  public void event() {
    memory.set(lastEvent, memory.get(count));
  }
}
