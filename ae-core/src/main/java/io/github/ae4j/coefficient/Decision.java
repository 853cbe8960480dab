package io.github.ae4j.coefficient;

/**
 * What a step decides: one {@link Verdict} for the step and, for each parameter group, the values to
 * write. Handed to an actuator, which must not keep it.
 */
public final class Decision {
  private final Candidate[] groups;
  private Verdict verdict = Verdict.APPLY;
  private long step;
  private double headFactor = 1.0;
  private boolean keepsSnapshot;
  private final boolean[] frozen;

  /** A decision over the given groups' candidates. */
  public Decision(Candidate... groups) {
    this.groups = groups.clone();
    frozen = new boolean[groups.length];
  }

  /** Sets the step's number, from 1, and its verdict. */
  public void decide(long step, Verdict verdict) {
    decide(step, verdict, 1.0);
  }

  /**
   * Sets the step's number, from 1, and its verdict.
   *
   * @param headFactor see {@link #headFactor}
   */
  public void decide(long step, Verdict verdict, double headFactor) {
    this.step = step;
    this.verdict = verdict;
    this.headFactor = headFactor;
  }

  /** Sets whether a snapshot is to be kept. */
  public void keepSnapshot(boolean keep) {
    keepsSnapshot = keep;
  }

  /**
   * Whether parameters and state, as they are before the update, are to be kept for a {@link Verdict#RESTORE}; the last
   * two are. Asked for only where an event has declared that verdict.
   */
  public boolean keepsSnapshot() {
    return keepsSnapshot;
  }

  /** Sets whether a group is frozen from the next step on. */
  public void freeze(int group, boolean freezes) {
    frozen[group] = freezes;
  }

  /**
   * Whether a group is frozen from the next step on, whatever the verdict: neither measured nor updated, and where the
   * engine can, not differentiated. Its parameters and their state stand still until a decision thaws it, again from
   * the next step on.
   */
  public boolean isFrozen(int group) {
    return frozen[group];
  }

  /** Number of the step decided, from 1; it seeds what must differ from step to step. */
  public long step() {
    return step;
  }

  /** What is to be done with the step. */
  public Verdict verdict() {
    return verdict;
  }

  /** What {@link Verdict#SHRINK_HEAD} multiplies the head's parameters by, in [0, 1]; 1 with any other verdict. */
  public double headFactor() {
    return headFactor;
  }

  /** Whether the loop steers a coefficient. */
  public boolean holds(String coefficient) {
    return groups[0].coefficients().find(coefficient) >= 0;
  }

  /** Canonical value of a coefficient to write for a group; the loop must hold it. */
  public double value(int group, String coefficient) {
    return groups[group].value(coefficient);
  }
}
