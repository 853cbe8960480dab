package io.github.ae4j.djl;

import ai.djl.pytorch.jni.JniUtils;

/** While open, this thread's operations are not recorded for differentiation. */
final class NoGradient implements AutoCloseable {
  private final boolean recorded;

  private NoGradient(boolean recorded) {
    this.recorded = recorded;
  }

  static NoGradient open() {
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
