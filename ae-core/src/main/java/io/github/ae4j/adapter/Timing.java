package io.github.ae4j.adapter;

/** When a decision takes effect. */
public enum Timing {
  /** Measured at step t, written before update t. */
  SAME_STEP,
  /** Measured while update t runs, written for update t + 1. */
  NEXT_STEP
}
