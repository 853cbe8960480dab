package io.github.ae4j.nd4j;

import java.util.concurrent.atomic.AtomicBoolean;

/** Lets one thread in at a time, until it is closed. */
final class Gate {
  private final String what;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile boolean closed;

  /**
   * An open gate.
   *
   * @param what it stands before, for errors
   */
  Gate(String what) {
    this.what = what;
  }

  /**
   * Enters; to be left.
   *
   * @throws IllegalStateException if another thread is in or it is closed
   */
  void enter(String purpose) {
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
      busy.setRelease(false);
      throw new IllegalStateException(
          what + " must be open for " + purpose + ", this one is closed");
    }
  }

  void leave() {
    busy.setRelease(false);
  }

  boolean closed() {
    return closed;
  }

  /** Closes for good; called from within. */
  void close() {
    closed = true;
  }
}
