package io.github.ae4j.djl.pass;

import ai.djl.pytorch.jni.JniUtils;

/** While open, this thread's operations are not recorded for differentiation. */
public final class NoGradient implements AutoCloseable {
  private final boolean recorded;

  private NoGradient(boolean recorded) {
    this.recorded = recorded;
  }

  /** Stops recording until it is closed. */
  public static NoGradient open() {
    boolean recorded = JniUtils.isGradMode();
    if (recorded) {
      JniUtils.setGradMode(false);
    }
    return new NoGradient(recorded);
  }

  @Override
  public void close() {
    if (recorded) {
      JniUtils.setGradMode(true);
    }
  }
}
