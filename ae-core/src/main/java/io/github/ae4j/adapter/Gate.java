package io.github.ae4j.adapter;

import java.util.concurrent.atomic.AtomicBoolean;

/** Lets one thread in at a time, until it is closed. To enter costs no allocation. */
public final class Gate {
  private final String what;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile boolean closed;

  /**
   * An open gate.
   *
   * @param what it stands before, with its article, for errors
   */
  public Gate(String what) {
    this.what = what;
  }

  /**
   * Enters; to be left again.
   *
   * @param purpose with its article, for errors
   * @throws IllegalStateException if another thread is in or the gate is closed
   */
  public void enter(String purpose) {
    if (!busy.compareAndSet(false, true)) {
      throw new IllegalStateException(
          what
              + " serves one thread at a time, and "
              + Thread.currentThread().getName()
              + " came for "
              + purpose
              + " while another was in a step");
    }
    if (closed) {
      leave();
      throw new IllegalStateException(
          what + " must be open for " + purpose + ", this one is closed");
    }
  }

  /** Leaves, and lets the next one in. */
  public void leave() {
    busy.setRelease(false);
  }

  /** Whether it is closed. */
  public boolean isClosed() {
    return closed;
  }

  /**
   * Closes for good, and then does what is to be done once. Idempotent.
   *
   * @param last runs inside, after nobody else can come in any more
   * @throws IllegalStateException if another thread is in
   */
  public void close(Runnable last) {
    if (closed) {
      return;
    }
    enter("closing");
    closed = true;
    try {
      last.run();
    } finally {
      leave();
    }
  }
}
