package io.github.ae4j.array;

import io.github.ae4j.memory.Slots;
import org.jspecify.annotations.Nullable;

/** What an optimizer keeps from step to step beside the parameters: its moments and their weights. */
final class Moments {
  /** Cells for the weights of the two moments. */
  static final int SLOTS = 2;

  private static final int WEIGHT1 = 0;
  private static final int WEIGHT2 = 1;

  final Vector m;
  final @Nullable Vector v;
  final @Nullable FactoredMoment factored;
  private final String optimizer;
  private final int n;
  private Slots weights = Slots.of(SLOTS);

  Moments(String optimizer, Kernel kernel, Vector theta) {
    this.optimizer = optimizer;
    n = theta.size();
    m = theta.zeros();
    v = kernel.hasSecondMoment() ? theta.zeros() : null;
    factored = kernel.factored();
  }

  boolean hasSecond() {
    return v != null || factored != null;
  }

  /** Weights of the first and the second moment. */
  Slots weights() {
    return weights;
  }

  /** Moves the weights to other cells. */
  void keepWeightsIn(Slots cells) {
    cells.set(WEIGHT1, weights.get(WEIGHT1));
    cells.set(WEIGHT2, weights.get(WEIGHT2));
    weights = cells;
  }

  /** Takes over the weights that an update leaves. */
  void weigh(Step step) {
    weights.set(WEIGHT1, step.weight1);
    weights.set(WEIGHT2, step.weight2);
  }

  double firstWeight() {
    return weights.get(WEIGHT1);
  }

  /** Everything, copied. */
  double[] state() {
    double[] state = new double[stateSize()];
    state[WEIGHT1] = weights.get(WEIGHT1);
    state[WEIGHT2] = weights.get(WEIGHT2);
    for (int i = 0; i < n; i++) {
      state[SLOTS + i] = m.get(i);
      if (v != null) {
        state[SLOTS + n + i] = v.get(i);
      }
    }
    if (factored != null) {
      System.arraycopy(factored.means(), 0, state, SLOTS + n, factored.means().length);
    }
    return state;
  }

  private int stateSize() {
    return SLOTS + n + (v == null ? 0 : n) + (factored == null ? 0 : factored.means().length);
  }

  /**
   * Takes back what {@link #state} gave.
   *
   * @throws IllegalArgumentException if it is of another size
   */
  void restore(double[] state) {
    if (state.length != stateSize()) {
      throw new IllegalArgumentException(
          "state of " + optimizer + " must have " + stateSize() + " numbers, got " + state.length);
    }
    weights.set(WEIGHT1, state[WEIGHT1]);
    weights.set(WEIGHT2, state[WEIGHT2]);
    for (int i = 0; i < n; i++) {
      m.set(i, state[SLOTS + i]);
      if (v != null) {
        v.set(i, state[SLOTS + n + i]);
      }
    }
    if (factored != null) {
      System.arraycopy(state, SLOTS + n, factored.means(), 0, factored.means().length);
    }
  }

  /** Empties the first moment. */
  void flush() {
    m.clear();
    weights.set(WEIGHT1, 0.0);
  }

  /** Empties both moments. */
  void clear() {
    flush();
    if (v != null) {
      v.clear();
    }
    if (factored != null) {
      factored.clear();
    }
    weights.set(WEIGHT2, 0.0);
  }
}
