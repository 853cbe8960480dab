package io.github.ae4j.djl.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;

/**
 * The losses differentiated since the last step. Several add up, as their gradients do. What is kept
 * is a handle that shares the loss's memory and outlives its batch.
 */
public final class LossRecord {
  private final NDManager manager;
  private final List<NDArray> losses = new ArrayList<>();

  /** No losses yet; the handles will belong to a manager. */
  public LossRecord(NDManager manager) {
    this.manager = manager;
  }

  /** Notes a loss that was differentiated. */
  public void add(NDArray loss) {
    NDArray handle = loss.stopGradient();
    NDScope.unregister(handle);
    handle.attach(manager);
    losses.add(handle);
  }

  /** Whether nothing was differentiated. */
  public boolean isEmpty() {
    return losses.isEmpty();
  }

  List<NDArray> losses() {
    return losses;
  }

  /** Forgets the losses. */
  public void clear() {
    losses.forEach(NDArray::close);
    losses.clear();
  }
}
