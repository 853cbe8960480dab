package io.github.ae4j.adapter;

import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;

/**
 * The accumulated weights of an optimizer's two moments, kept in the loop's memory. A moment that
 * starts at zero and forgets with a decay b,
 *
 * <pre>  m = b m + (1-b) g,     c = b c + (1-b),     m^ = m/c</pre>
 *
 * <p>is a weighted mean only over its weight c: 0 when it is empty, 1 in the long run, 1 - b^t
 * after t steps of the same b. A moment that holds the learning rate too counts its weight in that
 * unit.
 */
public final class MomentWeights {
  /** Cells they need. */
  public static final int SLOTS = 2;

  private int at;
  private Slots cells;

  /**
   * Weights that are what the cells hold.
   *
   * @param cells keep the weights
   * @param at the first of theirs
   */
  public MomentWeights(Slots cells, int at) {
    this.cells = cells;
    this.at = at;
  }

  /** Weight that a moment carries after a step which forgets with a decay. */
  public static double after(double decay, double weight) {
    return decay * weight + (1.0 - decay);
  }

  /** Weight that a moment carries after so many steps from empty, which all forget with a decay. */
  public static double afterSteps(double decay, int steps) {
    return 1.0 - Math.pow(decay, steps);
  }

  /** Weight of the first moment. */
  public double first() {
    return cells.get(at);
  }

  /** Weight of the second moment. */
  public double second() {
    return cells.get(at + 1);
  }

  /** Sets the weight of the first moment; 0 once it is emptied. */
  public void first(double weight) {
    cells.set(at, weight);
  }

  /** Sets the weight of the second moment; 0 once it is emptied. */
  public void second(double weight) {
    cells.set(at + 1, weight);
  }

  /** Sets both to what others are. */
  public void set(MomentWeights others) {
    first(others.first());
    second(others.second());
  }

  /** Exchanges both with others. */
  public void exchange(MomentWeights others) {
    double first = first();
    double second = second();
    set(others);
    others.first(first);
    others.second(second);
  }

  /**
   * Checks weights that a checkpoint brings.
   *
   * @throws IllegalArgumentException if the first is negative or the second is not in [0, 1]
   */
  public static void check(Slots saved, int at) {
    Check.atLeast("weight of the first moment", saved.get(at), 0.0);
    Check.within("weight of the second moment", saved.get(at + 1), 0.0, 1.0);
  }

  /** Moves to other cells, the first of theirs at a place. */
  public void moveTo(Slots other, int place) {
    MomentWeights moved = new MomentWeights(other, place);
    moved.set(this);
    cells = other;
    at = place;
  }
}
