package io.github.ae4j.adapter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread in at a time, until it is closed. To enter costs no allocation and waits for nobody; closing waits
 * for the one who is in, so that a step is made whole or not at all.
 */
public final class Gate {
  private static final VarHandle WHO = who();

  private final String what;
  private final Object closers = new Object();
  private volatile @Nullable Thread who;
  private volatile boolean closing;
  private volatile boolean closed;

  /**
   * An open gate.
   *
   * @param what it stands before, with its article, for errors
   */
  public Gate(String what) {
    this.what = what;
  }

  @Override
  public String toString() {
    return what;
  }

  private static VarHandle who() {
    try {
      return MethodHandles.lookup().findVarHandle(Gate.class, "who", Thread.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Enters; to be left again, by whoever knows that what it was entered for is over.
   *
   * @param purpose with its article, for errors
   * @throws IllegalStateException if somebody is in, or the gate is closed or being closed
   */
  public void enter(String purpose) {
    if (!isMine()) {
      throw occupied(purpose);
    }
    if (closing) {
      leave();
      throw new IllegalStateException(
          what
              + " must be open for "
              + purpose
              + ", this one is "
              + (closed ? "closed" : "being closed"));
    }
  }

  private IllegalStateException occupied(String purpose) {
    return new IllegalStateException(
        what
            + " serves one thread at a time, and "
            + Thread.currentThread().getName()
            + " came for "
            + purpose
            + " while another was in a step");
  }

  private boolean isMine() {
    return WHO.compareAndSet(this, null, Thread.currentThread());
  }

  /** Leaves, and lets the next one in. */
  public void leave() {
    who = null;
    if (closing) {
      synchronized (closers) {
        closers.notifyAll();
      }
    }
  }

  /** Waits until nobody is in, and enters; an interruption is kept for later. */
  private void awaitMine() {
    boolean interrupted = false;
    synchronized (closers) {
      while (!isMine()) {
        try {
          closers.wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it is closed, and what was to be done then is done. */
  public boolean isClosed() {
    return closed;
  }

  /** Whether it is closed or being closed. */
  boolean isClosing() {
    return closing;
  }

  /**
   * Closes for good: lets nobody in any more, waits for the one who is in, and then does what is to be done once.
   * Idempotent: who comes second waits until it is done. It counts as closed then, and where it fails.
   *
   * @param last runs inside, after nobody else can come in any more
   * @throws IllegalStateException if the one who is in comes himself, from within a step
   */
  public void close(Runnable last) {
    if (who == Thread.currentThread()) {
      if (closing) {
        return; // it is the last thing to be done that came back here
      }
      throw occupied("closing");
    }
    closing = true;
    awaitMine();
    try {
      if (!closed) {
        last.run();
      }
    } finally {
      closed = true;
      leave();
    }
  }
}
