package io.github.ae4j.nd4j.form;

import io.github.ae4j.adapter.MomentWeights;
import io.github.ae4j.memory.Slots;

/** What an adapter keeps in the loop's memory, by name; in a memory of its own while it has no loop. */
public final class Cells {
  private Slots slots;
  private MomentWeights weights;
  private MomentWeights weightsBefore;

  Cells() {
    slots = Slots.of(Cell.SIZE);
    weights = new MomentWeights(slots, Cell.WEIGHT.ordinal());
    weightsBefore = new MomentWeights(slots, Cell.WEIGHT_BEFORE.ordinal());
  }

  /** Goes on in another memory, with what that holds. */
  void keepIn(Slots memory) {
    slots = memory;
    weights = new MomentWeights(memory, Cell.WEIGHT.ordinal());
    weightsBefore = new MomentWeights(memory, Cell.WEIGHT_BEFORE.ordinal());
  }

  /** What a cell holds. */
  public double get(Cell cell) {
    return slots.get(cell.ordinal());
  }

  /** Writes a cell. */
  public void set(Cell cell, double value) {
    slots.set(cell.ordinal(), value);
  }

  /** Accumulated weights of the moments; the second one's is that of Nesterovs' buffer where there is one. */
  public MomentWeights weights() {
    return weights;
  }

  /** The weights before the last update, where control is next-step. */
  public MomentWeights weightsBefore() {
    return weightsBefore;
  }
}
