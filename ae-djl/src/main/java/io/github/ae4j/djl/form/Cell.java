package io.github.ae4j.djl.form;

import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import java.util.EnumSet;
import java.util.Set;

/** What an adapter keeps in the loop's memory. */
enum Cell {
  /** Accumulated weight c of the first moment. */
  WEIGHT,
  /** Accumulated weight of Adam's second moment, or of SGD's buffer (which holds the rate). */
  SECOND_WEIGHT,
  /** Canonical learning rate. */
  ALPHA,
  /** Canonical momentum, or beta1. */
  MU,
  /** beta2. */
  BETA2,
  /** Canonical epsilon. */
  EPSILON,
  /** Weight decay lambda. */
  DECAY,
  /** 1 once the loop has written coefficients. */
  WRITTEN,
  /** 1 once the first moment was emptied, which DJL's own bias correction cannot follow. */
  FLUSHED,
  /** Standard deviation of the noise. */
  NOISE,
  /** Rate of the averaged readout. */
  READOUT_RATE,
  /** Share nu of the first moment in the direction. */
  SHARE,
  /** Bound r on the memory of a first moment that is weighted by the rates. */
  RATE_MEMORY,
  /** W of such a moment: the rates that it is made of. */
  RATES,
  /** Factor on the gradient of a step. */
  GRADIENT_SCALE;

  private static final Set<Cell> SHARES =
      EnumSet.of(MU, BETA2, WRITTEN, FLUSHED, READOUT_RATE, SHARE, GRADIENT_SCALE);

  /**
   * Checks cells that a checkpoint brings.
   *
   * @param at the first of them
   * @throws IllegalArgumentException if one is negative, or beyond 1 where it is a share or a decay
   */
  static void check(String optimizer, Slots saved, int at) {
    for (Cell cell : values()) {
      double most = SHARES.contains(cell) ? 1.0 : Double.MAX_VALUE;
      Check.within("cell " + cell + " of " + optimizer, saved.get(at + cell.ordinal()), 0.0, most);
    }
  }

  /** Number of cells. */
  static final int SIZE = values().length;
}
