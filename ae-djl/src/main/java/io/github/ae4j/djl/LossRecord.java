package io.github.ae4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;

/**
 * The losses differentiated since the last step. Several add up, as their gradients do. What is kept
 * is a handle that shares the loss's memory and outlives its batch.
 */
final class LossRecord {
  private final NDManager manager;
  private final List<NDArray> losses = new ArrayList<>();

  LossRecord(NDManager manager) {
    this.manager = manager;
  }

  void add(NDArray loss) {
    NDArray handle = loss.stopGradient();
    NDScope.unregister(handle);
    handle.attach(manager);
    losses.add(handle);
  }

  boolean isEmpty() {
    return losses.isEmpty();
  }

  List<NDArray> losses() {
    return losses;
  }

  void clear() {
    losses.forEach(NDArray::close);
    losses.clear();
  }
}
