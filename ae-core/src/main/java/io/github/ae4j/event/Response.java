package io.github.ae4j.event;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.memory.Check;
import io.github.ae4j.signal.Interruption;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What events answer in one step: names for the trace, a verdict, an interruption. */
public final class Response {
  private Verdict verdict = Verdict.APPLY;
  private @Nullable Interruption interruption;
  private @Nullable String name;
  private String[] named = new String[4];
  private int count;
  private boolean held;
  private long snapshotApart = Long.MAX_VALUE;
  private boolean withholdsSnapshot;
  private double headFactor = 1.0;
  private @Nullable String headEvent;

  /** Starts a new step. */
  public void clear() {
    verdict = Verdict.APPLY;
    interruption = null;
    name = null;
    count = 0;
    held = false;
    snapshotApart = Long.MAX_VALUE;
    withholdsSnapshot = false;
    headFactor = 1.0;
    headEvent = null;
  }

  /** Names what was seen, for the trace; of several the last is {@link #event}, unless one interrupts. */
  public void name(String event) {
    if (interruption == null) {
      name = event;
    }
    note(event);
  }

  /** Names something beside the rest: {@link #event} is what was named before, if anything was. */
  public void nameBeside(String event) {
    if (name == null) {
      name = event;
    }
    note(event);
  }

  private void note(String event) {
    for (int i = 0; i < count; i++) {
      if (named[i].equals(event)) {
        return;
      }
    }
    if (count == named.length) {
      named = Arrays.copyOf(named, 2 * count);
    }
    named[count++] = event;
  }

  /** Asks for a verdict; the strongest asked for holds. */
  public void verdict(Verdict asked) {
    verdict = verdict.or(asked);
  }

  /**
   * Interrupts the flow under a name: every part is told before the laws run. Of several groups'
   * interruptions the gravest holds.
   */
  public void interrupt(Interruption kind, String event) {
    note(event);
    if (interruption == null || kind.compareTo(interruption) > 0) {
      interruption = kind;
      name = event;
    }
  }

  /**
   * Asks to hold the coefficients this step, for the group examined: nothing of it is filtered and no
   * law runs for it, and the update is made.
   */
  public void hold() {
    held = true;
  }

  /**
   * Asks for a snapshot, to be put back by a later {@link Verdict#RESTORE}. There is one of all groups: none is kept where
   * another group withholds it, nor soon after one that another group asked for.
   *
   * @param apart least steps since the last one, at least 1
   */
  public void keepSnapshot(long apart) {
    Check.atLeast("steps between snapshots", apart, 1);
    snapshotApart = Math.min(snapshotApart, apart);
  }

  /** Asks that no snapshot be kept of this step, which may be at fault. */
  public void withholdSnapshot() {
    withholdsSnapshot = true;
  }

  /**
   * Whether a snapshot was asked for, and withheld by nobody.
   *
   * @param since steps since the last one
   */
  public boolean keepsSnapshot(long since) {
    return since >= snapshotApart && !withholdsSnapshot;
  }

  /**
   * Asks that a drift, if the step is one when every event has been heard, be answered by {@link Verdict#SHRINK_HEAD};
   * of several factors asked for, the least holds.
   *
   * @param factor what the head's parameters are multiplied by, in [0, 1]
   * @param event name of it, for the trace
   */
  public void shrinkHead(double factor, String event) {
    headFactor = Math.min(headFactor, Check.within("factor of the head", factor, 0.0, 1.0));
    headEvent = event;
  }

  /** Settles what hangs on the interruption, when every event has been heard. */
  public void settle() {
    String event = interruption == Interruption.DRIFT ? headEvent : null;
    if (event != null && verdict.compareTo(Verdict.SHRINK_HEAD) <= 0) {
      nameBeside(event);
      verdict = Verdict.SHRINK_HEAD;
    }
  }

  /** What the head is multiplied by; 1 but under {@link Verdict#SHRINK_HEAD}. */
  public double headFactor() {
    return verdict == Verdict.SHRINK_HEAD ? headFactor : 1.0;
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

  /** The event named last, if any; an interruption counts as named where it is the gravest so far. */
  public @Nullable String event() {
    return name;
  }

  /** Every event named, each once, in the order of naming; a copy. */
  public List<String> events() {
    return List.of(Arrays.copyOf(named, count));
  }

  /** Whether the group just examined asked to hold the coefficients; asks anew. */
  public boolean takeHold() {
    boolean asked = held;
    held = false;
    return asked;
  }
}
