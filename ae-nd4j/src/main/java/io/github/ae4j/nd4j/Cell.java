package io.github.ae4j.nd4j;

/** What an adapter keeps in the loop's memory. */
enum Cell {
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
  SHARE;

  /** Number of cells. */
  static final int SIZE = values().length;
}
