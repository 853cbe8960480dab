package io.github.ae4j.nd4j;

/** The time an averaged readout stands in the parameters' place, for an evaluation or for saving. */
public final class Readout implements AutoCloseable {
  private final Runnable putBack;
  private boolean open = true;

  Readout(Runnable putBack) {
    this.putBack = putBack;
  }

  /** Puts the parameters back. Idempotent. */
  @Override
  public void close() {
    if (open) {
      open = false;
      putBack.run();
    }
  }
}
