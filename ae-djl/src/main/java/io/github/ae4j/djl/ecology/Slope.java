package io.github.ae4j.djl.ecology;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.function.UnaryOperator;

/**
 * A loss and its gradient by an array of numbers.
 *
 * @param loss of the numbers
 * @param gradient by each
 */
record Slope(double loss, float[] gradient) {
  /**
   * Of a loss.
   *
   * @param loss of a tensor of the values, which has a manager for this call alone
   */
  static Slope of(float[] values, UnaryOperator<NDArray> loss) {
    try (NDManager call = manager()) {
      NDArray leaf = call.create(values);
      leaf.setRequiresGradient(true);
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDArray value = loss.apply(leaf);
        collector.backward(value);
        try (NDArray gradient = leaf.getGradient()) {
          return new Slope(value.getFloat(), gradient.toFloatArray());
        }
      }
    }
  }

  /** A manager on the processor. */
  static NDManager manager() {
    return NDManager.newBaseManager(Device.cpu(), "PyTorch");
  }
}
