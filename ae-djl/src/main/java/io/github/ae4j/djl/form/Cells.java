package io.github.ae4j.djl.form;

import io.github.ae4j.adapter.MomentWeights;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Decision;
import io.github.ae4j.memory.Slots;
import java.util.Collections;
import java.util.Set;

/** A form's cells of the loop's memory, so that a checkpoint of the loop holds them; and what the loop steers. */
final class Cells {
  private Slots memory = Slots.of(Cell.SIZE);
  private int at;
  private MomentWeights weights = new MomentWeights(memory, Cell.WEIGHT.ordinal());
  private Set<String> steered = Set.of();

  double get(Cell cell) {
    return memory.get(at + cell.ordinal());
  }

  void set(Cell cell, double value) {
    memory.set(at + cell.ordinal(), value);
  }

  /** Value of a steered coefficient. */
  double get(String coefficient) {
    return get(of(coefficient));
  }

  void set(String coefficient, double value) {
    set(of(coefficient), value);
  }

  /** Keeps everything in a loop's memory, from a cell on, from here on; what it holds is taken as it is. */
  void keepIn(Slots cells, int from) {
    memory = cells;
    at = from;
    weights = new MomentWeights(cells, from + Cell.WEIGHT.ordinal());
  }

  void steer(Set<String> coefficients) {
    steered = Set.copyOf(coefficients);
  }

  /** Lets the loop go. */
  void clear() {
    steered = Set.of();
    keepIn(Slots.of(Cell.SIZE), 0);
  }

  /** The accumulated weights of the moments; the second one is SGD's buffer's, which holds the rate. */
  MomentWeights weights() {
    return weights;
  }

  boolean steers(String coefficient) {
    return steered.contains(coefficient);
  }

  boolean steersAny(Set<String> coefficients) {
    return !Collections.disjoint(steered, coefficients);
  }

  /** Takes the steered coefficients' values of a group over from a decision. */
  void take(int group, Decision decision) {
    for (String coefficient : steered) {
      set(coefficient, decision.value(group, coefficient));
    }
  }

  private static Cell of(String coefficient) {
    return switch (coefficient) {
      case Coefficient.LEARNING_RATE -> Cell.ALPHA;
      case Coefficient.MOMENTUM -> Cell.MU;
      case Coefficient.MOMENTUM_SHARE -> Cell.SHARE;
      case Coefficient.BETA2 -> Cell.BETA2;
      case Coefficient.EPSILON -> Cell.EPSILON;
      case Coefficient.WEIGHT_DECAY -> Cell.DECAY;
      case Coefficient.NOISE -> Cell.NOISE;
      case Coefficient.READOUT_RATE -> Cell.READOUT_RATE;
      case Coefficient.RATE_MEMORY -> Cell.RATE_MEMORY;
      case Coefficient.GRADIENT_SCALE -> Cell.GRADIENT_SCALE;
      default ->
          throw new IllegalArgumentException("no update rule has coefficient " + coefficient);
    };
  }
}
