package io.github.ae4j.coefficient;

/** What is to be done with a step, mildest first; of several asked for, the strongest holds. */
public enum Verdict {
  /** Make the update. */
  APPLY,
  /** Empty the first moment and its weight, then make the update. */
  FLUSH_MOMENTUM,
  /**
   * Empty every state of the optimizer, then make the update. The limits of this step still measure
   * it with the second moment as it was.
   */
  RESET_STATE,
  /** Put the averaged readout in the parameters' place, empty the state, then make the update. */
  RESTORE_READOUT,
  /** Leave the update out; parameters and state stay as they are. */
  SKIP;

  /** The stronger of two verdicts. */
  public Verdict or(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
