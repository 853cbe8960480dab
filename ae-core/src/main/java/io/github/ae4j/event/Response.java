package io.github.ae4j.event;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.signal.Interruption;
import org.jspecify.annotations.Nullable;

/** What events answer in one step: names for the trace, a verdict, an interruption. */
public final class Response {
  private Verdict verdict = Verdict.APPLY;
  private @Nullable Interruption interruption;
  private @Nullable String name;
  private int holds;

  /** Starts a new step. */
  public void clear() {
    verdict = Verdict.APPLY;
    interruption = null;
    name = null;
    holds = 0;
  }

  /** Names what was seen, for the trace; of several the last stands. */
  public void name(String event) {
    this.name = event;
  }

  /** Asks for a verdict; the strongest asked for holds. */
  public void verdict(Verdict asked) {
    verdict = verdict.or(asked);
  }

  /** Interrupts the flow: every element is told before the laws run. */
  public void interrupt(Interruption kind) {
    interruption = kind;
  }

  /**
   * Asks to hold the coefficients this step, for the group examined; where every group asks, nothing
   * is filtered and no law runs, and the update is made.
   */
  public void hold() {
    holds++;
  }

  /** Moves a coefficient by dx in chart units at once, within its bounds. */
  public void shift(Coefficients coefficients, int i, double dx) {
    coefficients.move(i, coefficients.coordinate(i) + dx);
  }

  /** The verdict so far. */
  public Verdict verdict() {
    return verdict;
  }

  /** The interruption asked for, if any. */
  public @Nullable Interruption interruption() {
    return interruption;
  }

  /** The event named, if any. */
  public @Nullable String event() {
    return name;
  }

  /** How many groups asked to hold the coefficients. */
  public int holds() {
    return holds;
  }
}
