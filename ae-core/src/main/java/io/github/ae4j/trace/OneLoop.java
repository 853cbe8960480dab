package io.github.ae4j.trace;

import io.github.ae4j.Experimental;
import java.util.concurrent.atomic.AtomicBoolean;

/** For an observer that keeps the steps of one loop: two loops' steps among each other would tell nothing. */
@Experimental
public final class OneLoop {
  private final String what;
  private final AtomicBoolean taken = new AtomicBoolean();

  /**
   * Not taken yet.
   *
   * @param what names the observer in messages
   */
  public OneLoop(String what) {
    this.what = what;
  }

  /**
   * Takes the observer for a loop, in {@link StepObserver#open}.
   *
   * @throws IllegalStateException if a loop has it
   */
  public void take() {
    if (!taken.compareAndSet(false, true)) {
      throw new IllegalStateException(
          what + " must be given to one loop, got a second; make one for each");
    }
  }

  /** Lets another loop take it, in {@link StepObserver#close} of one that can go on with the next loop. */
  public void free() {
    taken.set(false);
  }
}
