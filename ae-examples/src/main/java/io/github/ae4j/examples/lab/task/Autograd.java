package io.github.ae4j.examples.lab.task;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * The engine's backward pass without DJL's {@code GradientCollector}: there may be only one of those a
 * process, and it visits every array of the engine.
 */
final class Autograd {
  private Autograd() {}

  /**
   * Computes a scalar with the engine recording, then the gradients of what it depends on.
   *
   * @return the scalar
   */
  static double backward(Supplier<NDArray> scalar) {
    boolean recorded = JniUtils.isGradMode(); // the engine keeps it for each thread
    JniUtils.setGradMode(true);
    try {
      NDArray value = scalar.get();
      NDArray one = value.getManager().ones(value.getShape(), value.getDataType());
      JniUtils.backward((PtNDArray) value, (PtNDArray) one, false, false);
      return value.getFloat();
    } finally {
      JniUtils.setGradMode(recorded);
    }
  }
}
