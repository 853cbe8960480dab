package io.github.ae4j.examples.lab.task;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.ae4j.examples.torch.TorchThreads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network in DJL on the PyTorch engine, as a function of one flat array of weights. Each step's
 * tensors are cut out of one flat tensor by a single split, so that the backward pass ends in a single
 * concatenation, whatever the number of tensors.
 *
 * <p>Runs on one thread: in so small networks threads wait for each other longer than they work, and
 * one also makes the sums the same every time. Several tasks may run side by side, one a thread.
 */
public abstract class TorchTask implements Task {
  private final List<int[]> shapes;
  private final NDManager manager;
  private final FlatTensor flat;
  private double online = Double.NaN;
  private double @Nullable [] learntAt;

  /**
   * A network.
   *
   * @param shapes of its tensors, in the order the functions below receive them
   */
  protected TorchTask(List<int[]> shapes) {
    TorchThreads.pin();
    this.shapes = List.copyOf(shapes);
    manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
    TorchThreads.pinLoaded();
    flat = new FlatTensor(shapes);
  }

  /**
   * The mean loss of a step's batch, a scalar. What is made on the weights' manager lives until the
   * step's end; a share of hits is {@link #answered} from here.
   *
   * @param weights the tensors; their manager is {@code weights.getManager()}
   * @param step from 1
   */
  protected abstract NDArray loss(NDList weights, int step);

  /** Takes down the share of hits of the weights whose loss is at hand. */
  protected final void answered(double share) {
    online = share;
  }

  /** The experiment's metric on what is held back, as {@link #evaluate(int, double[])}. */
  protected abstract double measure(NDList weights, int step);

  /** Holds what the task needs as long as it lives, as its data. */
  protected final NDManager manager() {
    return manager;
  }

  @Override
  public final List<int[]> shapes() {
    return shapes;
  }

  @Override
  public final double gradient(int step, double[] point, double[] gradient) {
    learntAt = point;
    try (NDManager scratch = manager.newSubManager()) {
      NDArray tensor = flat.load(scratch, point);
      tensor.setRequiresGradient(true);
      double loss = Autograd.backward(() -> loss(flat.cut(tensor), step));
      flat.read(tensor, gradient);
      return loss;
    }
  }

  @Override
  public double online(int step, double[] served) {
    if (served != learntAt && !Double.isNaN(online)) {
      try (NDManager scratch = manager.newSubManager()) {
        loss(flat.cut(flat.load(scratch, served)), step);
      }
    }
    return online;
  }

  @Override
  public final double evaluate(int step, double[] weights) {
    try (NDManager scratch = manager.newSubManager()) {
      return measure(flat.cut(flat.load(scratch, weights)), step);
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
