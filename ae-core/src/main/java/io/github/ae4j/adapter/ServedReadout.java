package io.github.ae4j.adapter;

/** The time an averaged readout stands in the parameters' place, for an evaluation or for saving. */
public final class ServedReadout implements AutoCloseable {
  private final Runnable putBack;
  private boolean open = true;

  ServedReadout(Runnable putBack) {
    this.putBack = putBack;
  }

  /** Puts the parameters back. Idempotent; where it fails it can be tried again. */
  @Override
  public void close() {
    if (open) {
      putBack.run();
      open = false;
    }
  }
}
