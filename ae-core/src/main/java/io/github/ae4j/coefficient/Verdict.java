package io.github.ae4j.coefficient;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What is to be done with a step, mildest first; of several asked for, the strongest holds. */
public enum Verdict {
  /** Make the update. */
  APPLY,
  /** Empty the first moment and its weight, then make the update. */
  FLUSH_MOMENTUM,
  /**
   * Multiply the head's parameters by {@link Decision#headFactor}, empty the first moment and its weight, then make
   * the update. The second moment stays, of the head too. Only where the adapter was told what the head is.
   */
  SHRINK_HEAD,
  /**
   * Empty every state of the optimizer, then make the update. The limits of this step still measure
   * it with the second moment as it was.
   */
  RESET_STATE,
  /** Put the averaged readout in the parameters' place, empty the state, then make the update. */
  RESTORE_READOUT,
  /** Leave the update out; parameters and state stay as they are. */
  SKIP,
  /**
   * Leave the update out, and put parameters and state back as they were at the snapshot before the last that {@link
   * Decision#keepsSnapshot} asked for; at the last where there is one alone. Where there is none the update is left out.
   */
  RESTORE;

  private static final Set<Verdict> COMMON =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(SHRINK_HEAD, RESTORE)));

  private static final Set<Verdict> WITH_HEAD =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(RESTORE)));

  /** Those of an adapter that was told what the head is. */
  public static Set<Verdict> withHead() {
    return WITH_HEAD;
  }

  /** Those that every adapter carries out. */
  public static Set<Verdict> common() {
    return COMMON;
  }

  /** Whether the step's update is not made. */
  public boolean leavesOut() {
    return this == SKIP || this == RESTORE;
  }

  /** The stronger of two verdicts. */
  public Verdict or(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
