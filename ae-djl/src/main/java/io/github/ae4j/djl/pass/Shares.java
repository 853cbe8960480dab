package io.github.ae4j.djl.pass;

import org.jspecify.annotations.Nullable;

/** Several threads' shares of one piece of work: it has ended when nobody is at a share, and nobody begins one then. */
final class Shares {
  private int working;
  private boolean over;
  private @Nullable Throwable failure;

  /** Does a share, unless the work is over or has failed; what it throws is kept for {@link #check}. */
  void take(Runnable share) {
    if (!begin()) {
      return;
    }
    Throwable thrown = null;
    try {
      share.run();
    } catch (RuntimeException | Error e) {
      thrown = e;
    } finally {
      leave(thrown);
    }
  }

  private synchronized boolean begin() {
    if (over || failure != null) {
      return false;
    }
    working++;
    return true;
  }

  private synchronized void leave(@Nullable Throwable thrown) {
    working--;
    if (failure == null) {
      failure = thrown;
    } else if (thrown != null && thrown != failure) {
      failure.addSuppressed(thrown);
    }
    notifyAll();
  }

  /** Lets nobody begin any more, and waits for those who have; an interruption is kept for later. */
  synchronized void end() {
    over = true;
    boolean interrupted = false;
    while (working > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Throws what a share has thrown, the first of all. */
  synchronized void check() {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }
}
