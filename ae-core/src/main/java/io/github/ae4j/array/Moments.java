package io.github.ae4j.array;

import io.github.ae4j.adapter.MomentWeights;
import io.github.ae4j.memory.Slots;
import org.jspecify.annotations.Nullable;

/** What an optimizer keeps from step to step beside the parameters: its moments and their weights. */
final class Moments {
  /** Numbers of the weights in front of {@link #state}. */
  static final int SLOTS = MomentWeights.SLOTS;

  final Vector m;
  final @Nullable Vector v;
  final @Nullable FactoredMoment factored;
  private final String optimizer;
  private final int n;
  private final MomentWeights weights = new MomentWeights(Slots.of(SLOTS), 0);
  private Slots rates = Slots.of(1);
  private int ratesAt;

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
  MomentWeights weights() {
    return weights;
  }

  /** W of a first moment that is weighted by the rates. */
  double rates() {
    return rates.get(ratesAt);
  }

  /** Takes over the weights that an update leaves. */
  void weigh(Step step) {
    weights.first(step.weight1);
    weights.second(step.weight2);
    rates.set(ratesAt, step.rates);
  }

  /**
   * Makes the first moment a mean that is weighted by the rates: as if the rate had been what it is all
   * the while.
   *
   * @param memory keeps W from now on
   * @param at where
   */
  void weighByRates(Step step, Slots memory, int at) {
    double weight = weights.first();
    if (weight > 0.0) {
      for (int i = 0; i < n; i++) {
        m.set(i, m.get(i) / weight);
      }
      weights.first(1.0);
    }
    rates = memory;
    ratesAt = at;
    rates.set(at, weight * step.alpha * step.mu / (1.0 - step.mu));
    step.weighted = true;
  }

  /** Lets it go on as one that forgets with mu; a mean it is in either form. */
  void weighEqually(Step step) {
    rates = Slots.of(1);
    ratesAt = 0;
    step.weighted = false;
  }

  /** Everything, copied. */
  double[] state() {
    double[] state = new double[stateSize()];
    state[0] = weights.first();
    state[1] = weights.second();
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
    weights.first(state[0]);
    weights.second(state[1]);
    if (state[0] == 0.0) {
      rates.set(ratesAt, 0.0);
    }
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
    weights.first(0.0);
    rates.set(ratesAt, 0.0);
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
    weights.second(0.0);
  }
}
