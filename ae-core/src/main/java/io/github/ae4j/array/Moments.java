package io.github.ae4j.array;

import io.github.ae4j.adapter.MomentWeights;
import io.github.ae4j.group.Ranges;
import io.github.ae4j.group.Ranges.Range;
import io.github.ae4j.memory.Slots;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What an optimizer keeps from step to step beside the parameters: its moments and their weights. */
final class Moments {
  /** Numbers of a group's weights in front of {@link #state}. */
  static final int SLOTS = MomentWeights.SLOTS;

  final Vector m;
  final @Nullable Vector v;
  final @Nullable FactoredMoment factored;
  private final boolean forgetsSecond;
  private final String optimizer;
  private final int n;
  private final Ranges ranges;
  private final MomentWeights[] weights;
  private final Slots[] rates;
  private final int[] ratesAt;

  Moments(String optimizer, Kernel kernel, Vector theta, Ranges ranges) {
    this.optimizer = optimizer;
    this.ranges = ranges;
    n = theta.size();
    int groups = ranges.names().size();
    weights = new MomentWeights[groups];
    Arrays.setAll(weights, any -> new MomentWeights(Slots.of(SLOTS), 0));
    rates = new Slots[groups];
    Arrays.setAll(rates, any -> Slots.of(1));
    ratesAt = new int[groups];
    m = theta.zeros();
    v = kernel.hasSecondMoment() ? theta.zeros() : null;
    factored = kernel.factored();
    forgetsSecond = hasSecond() && kernel.forgetsSecondMoment();
  }

  boolean hasSecond() {
    return v != null || factored != null;
  }

  /** Whether the second moment forgets with beta2. */
  boolean forgetsSecond() {
    return forgetsSecond;
  }

  /** Weights of a group's first and second moment. */
  MomentWeights weights(int group) {
    return weights[group];
  }

  /** W of a group's first moment that is weighted by the rates. */
  double rates(int group) {
    return rates[group].get(ratesAt[group]);
  }

  private void rates(int group, double sum) {
    rates[group].set(ratesAt[group], sum);
  }

  /** Takes over the weights that an update leaves. */
  void weigh(int group, Step step) {
    weights[group].first(step.weight1);
    weights[group].second(step.weight2);
    rates(group, step.rates);
  }

  /**
   * Makes a group's first moment a mean that is weighted by the rates: as if the rate had been what it is all
   * the while.
   *
   * @param memory keeps W from now on
   * @param at where
   */
  void weighByRates(int group, Step step, Slots memory, int at) {
    double weight = weights[group].first();
    if (weight > 0.0) {
      for (Range range : ranges.trained()) {
        for (int i = range.from(); i < range.to() && range.group() == group; i++) {
          m.set(i, m.get(i) / weight);
        }
      }
      weights[group].first(1.0);
    }
    rates[group] = memory;
    ratesAt[group] = at;
    rates(group, weight * step.alpha * step.mu / (1.0 - step.mu));
    step.weighted = true;
  }

  /** Lets it go on as one that forgets with mu; a mean it is in either form. */
  void weighEqually(int group, Step step) {
    rates[group] = Slots.of(1);
    ratesAt[group] = 0;
    step.weighted = false;
  }

  /** Everything, copied. */
  double[] state() {
    double[] state = new double[stateSize()];
    for (int group = 0; group < weights.length; group++) {
      state[SLOTS * group] = weights[group].first();
      state[SLOTS * group + 1] = weights[group].second();
    }
    int at = SLOTS * weights.length;
    for (int i = 0; i < n; i++) {
      state[at + i] = m.get(i);
      if (v != null) {
        state[at + n + i] = v.get(i);
      }
    }
    if (factored != null) {
      System.arraycopy(factored.means(), 0, state, at + n, factored.means().length);
    }
    return state;
  }

  /** The weights by rates of each group's first moment, which lie in the loop's memory. */
  double[] rates() {
    double[] all = new double[weights.length];
    Arrays.setAll(all, this::rates);
    return all;
  }

  /** Takes back what {@link #rates()} gave. */
  void rates(double[] all) {
    for (int group = 0; group < all.length; group++) {
      rates(group, all[group]);
    }
  }

  private int stateSize() {
    int second = (v == null ? 0 : n) + (factored == null ? 0 : factored.means().length);
    return SLOTS * weights.length + n + second;
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
    for (int group = 0; group < weights.length; group++) {
      weights[group].first(state[SLOTS * group]);
      weights[group].second(state[SLOTS * group + 1]);
      if (weights[group].first() == 0.0) {
        rates(group, 0.0);
      }
    }
    int at = SLOTS * weights.length;
    for (int i = 0; i < n; i++) {
      m.set(i, state[at + i]);
      if (v != null) {
        v.set(i, state[at + n + i]);
      }
    }
    if (factored != null) {
      System.arraycopy(state, at + n, factored.means(), 0, factored.means().length);
    }
  }

  /** Empties the first moment. */
  void flush() {
    m.clear();
    for (int group = 0; group < weights.length; group++) {
      weights[group].first(0.0);
      rates(group, 0.0);
    }
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
    for (MomentWeights each : weights) {
      each.second(0.0);
    }
  }
}
