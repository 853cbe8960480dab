package io.github.ae4j.adapter;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Gate} before parameters whose average can be served in their place: while it is, nobody comes in for
 * a step, a checkpoint or a restore.
 */
public final class ReadoutGate {
  private final Gate gate;
  private final Runnable serve;
  private final Runnable putBack;
  private final BooleanSupplier served;
  private boolean serving;
  private boolean stuck;
  private @Nullable Throwable halfMade;

  /** Something done with a file. */
  @FunctionalInterface
  public interface FileAction {
    /** Does it. */
    void run() throws IOException;
  }

  /**
   * An open gate, the parameters in their place.
   *
   * @param what it stands before, with its article, for errors
   * @param serve puts the averages in the parameters' place; throws if there are none
   * @param putBack puts the parameters back
   * @param served whether any average stands in a parameter's place; asked where serving failed
   */
  public ReadoutGate(String what, Runnable serve, Runnable putBack, BooleanSupplier served) {
    gate = new Gate(what);
    this.serve = serve;
    this.putBack = putBack;
    this.served = served;
  }

  /** As above, where serving that fails leaves every parameter in its place. */
  public ReadoutGate(String what, Runnable serve, Runnable putBack) {
    this(what, serve, putBack, () -> false);
  }

  /** As above, where one exchange of parameters and averages undoes the other. */
  public ReadoutGate(String what, Runnable exchange) {
    this(what, exchange, exchange);
  }

  /**
   * Enters; to be left again.
   *
   * @param purpose with its article, for errors
   * @throws IllegalStateException if another thread is in, the gate is closed, the averages are being served, or a step
   *     was left half made
   */
  public void enter(String purpose) {
    gate.enter(purpose);
    if (halfMade != null) {
      gate.leave();
      throw new IllegalStateException(
          gate
              + " must be restored before "
              + purpose
              + ", the parameters first: an update was left half made by "
              + halfMade,
          halfMade);
    }
    checkServed(purpose);
  }

  private void checkServed(String purpose) {
    if (serving) {
      gate.leave();
      throw new IllegalStateException(
          "the averaged readout must be put back before "
              + purpose
              + (stuck
                  ? ", and that failed, so that averages may stand among the parameters; close"
                      + " this, which tries again, and go on from a checkpoint"
                  : "; close its handle first"));
    }
  }

  /**
   * Called from within: an update has failed, when some of the parameters and of the optimizer's state may have moved
   * and others not. Nobody comes in then but to restore.
   */
  public void halfMade(Throwable failure) {
    halfMade = failure;
  }

  /** Whether an update was left half made, and nothing restored since. */
  public boolean isHalfMade() {
    return halfMade != null;
  }

  /**
   * Restores from a file; after that, unless it fails, steps may be made again.
   *
   * @throws IOException as it does
   */
  public void restore(FileAction action) throws IOException {
    gate.enter("a restore");
    checkServed("a restore");
    try {
      action.run();
      halfMade = null;
    } finally {
      leave();
    }
  }

  /** Leaves, and lets the next one in. */
  public void leave() {
    gate.leave();
  }

  /**
   * Does something with a file that must not meet a step.
   *
   * @throws IOException as it does
   */
  public void within(String purpose, FileAction action) throws IOException {
    enter(purpose);
    try {
      action.run();
    } finally {
      leave();
    }
  }

  /**
   * Serves the averages in the parameters' place until the handle is closed. Where that fails, what was served by then
   * is put back; where that fails too, nobody comes in any more.
   *
   * @throws IllegalStateException as {@link #enter}, or if there are no averages
   */
  public ServedReadout serve() {
    enter("a readout");
    try {
      serve.run();
      serving = true;
      return new ServedReadout(this::end);
    } catch (RuntimeException | Error e) {
      putBackAfter(e);
      throw e;
    } finally {
      leave();
    }
  }

  /** Puts back what was served before the rest failed. */
  private void putBackAfter(Throwable failure) {
    try {
      serving = served.getAsBoolean();
      putBack();
    } catch (RuntimeException | Error e) {
      failure.addSuppressed(e);
    }
    stuck = serving;
  }

  /** Ends the serving, unless it has ended or the gate was closed, which puts the parameters back. */
  private void end() {
    if (gate.isClosing()) {
      return;
    }
    gate.enter("putting the parameters back");
    try {
      putBack();
    } finally {
      leave();
    }
  }

  /** Served they stay where they cannot be put back: no step may start from the averages. */
  private void putBack() {
    if (serving) {
      putBack.run();
      serving = false;
      stuck = false;
    }
  }

  /** Whether it is closed. */
  public boolean isClosed() {
    return gate.isClosed();
  }

  /**
   * Closes for good: waits for the one who is in, puts the parameters back, and then does what is to be done once.
   * Idempotent.
   *
   * @throws IllegalStateException if called by the one who is in
   */
  public void close(Runnable last) {
    gate.close(
        () -> {
          try {
            putBack();
          } finally {
            last.run();
          }
        });
  }
}
