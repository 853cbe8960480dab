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
  private boolean held;

  /** Starts a new step. */
  public void clear() {
    verdict = Verdict.APPLY;
    interruption = null;
    name = null;
    held = false;
  }

  /** Names what was seen, for the trace; of several the last stands. */
  public void name(String event) {
    this.name = event;
  }

  /** Asks for a verdict; the strongest asked for holds. */
  public void verdict(Verdict asked) {
    verdict = verdict.or(asked);
  }

  /**
   * Interrupts the flow under a name: every element is told before the laws run. Of several groups'
   * interruptions the gravest holds.
   */
  public void interrupt(Interruption kind, String event) {
    if (interruption == null || kind.compareTo(interruption) > 0) {
      interruption = kind;
      name = event;
    }
  }

  /**
   * Asks to hold the coefficients this step, for the group examined. Where every group asks, nothing
   * is filtered and no law runs, and the update is made.
   */
  public void hold() {
    held = true;
  }

  /** Moves a coefficient by dx in chart units at once, within its bounds. */
  public void shift(Coefficients coefficients, int i, double dx) {
    coefficients.shift(i, dx);
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

  /** Whether the group just examined asked to hold the coefficients; asks anew. */
  public boolean takeHold() {
    boolean asked = held;
    held = false;
    return asked;
  }
}
