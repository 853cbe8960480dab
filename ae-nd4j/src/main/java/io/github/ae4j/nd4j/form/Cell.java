package io.github.ae4j.nd4j.form;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.memory.Check;
import io.github.ae4j.memory.Slots;
import java.util.EnumSet;
import java.util.Set;

/** What an adapter keeps in the loop's memory. */
public enum Cell {
  /** Accumulated weight c of the first moment. */
  WEIGHT,
  /** Accumulated weight of the second moment, or of Nesterovs' buffer, which holds the rate. */
  SECOND_WEIGHT,
  /** Canonical learning rate. */
  ALPHA,
  /** Canonical momentum. */
  MU,
  /** Decay of the second moment. */
  BETA2,
  /** Epsilon; canonical where it is steered, native where it is not. */
  EPSILON,
  /** 1 once a moment was emptied, which a bias correction by the count of updates cannot follow. */
  FLUSHED,
  /** Standard deviation of the noise. */
  NOISE,
  /** Rate of the averaged readout. */
  READOUT_RATE,
  /** {@link #WEIGHT} before the last update, where control is next-step. */
  WEIGHT_BEFORE,
  /** {@link #SECOND_WEIGHT} before the last update, where control is next-step. */
  SECOND_WEIGHT_BEFORE,
  /** 1 where the weights count the update to come, whose coefficients are written. */
  AHEAD,
  /** Share nu of the first moment in the direction. */
  SHARE,
  /** W of a first moment that is weighted by the rates. */
  RATES,
  /** Bound r of W, in what the rate at hand would fill. */
  RATE_MEMORY,
  /** What the gradient of the next step is multiplied by. */
  GRADIENT_SCALE;

  private static final Set<Cell> SHARES =
      EnumSet.of(MU, BETA2, FLUSHED, READOUT_RATE, AHEAD, SHARE, GRADIENT_SCALE);

  /**
   * Checks cells that a checkpoint brings.
   *
   * @throws IllegalArgumentException if one is negative, or beyond 1 where it is a share or a decay
   */
  public static void check(String updater, Slots saved) {
    for (Cell cell : values()) {
      double most = SHARES.contains(cell) ? 1.0 : Double.MAX_VALUE;
      Check.within("cell " + cell + " of " + updater, saved.get(cell.ordinal()), 0.0, most);
    }
  }

  /** Number of cells. */
  public static final int SIZE = values().length;

  /** Where a coefficient of an update rule is kept. */
  static Cell of(String coefficient) {
    return switch (coefficient) {
      case Coefficient.LEARNING_RATE -> ALPHA;
      case Coefficient.MOMENTUM -> MU;
      case Coefficient.MOMENTUM_SHARE -> SHARE;
      case Coefficient.RATE_MEMORY -> RATE_MEMORY;
      case Coefficient.BETA2 -> BETA2;
      case Coefficient.EPSILON -> EPSILON;
      default ->
          throw new IllegalArgumentException("no update rule has coefficient " + coefficient);
    };
  }
}
