package io.github.ae4j.examples.lab.digits;

import io.github.ae4j.examples.lab.task.ForwardingTask;
import io.github.ae4j.examples.lab.task.Task;

/** A task whose loss, and so its gradient, is multiplied by a factor; the metric is not. */
public final class ScaledLoss extends ForwardingTask {
  private final double factor;

  /**
   * Scales a task, which is closed with this.
   *
   * @param factor over 0
   */
  public ScaledLoss(Task task, double factor) {
    super(task);
    this.factor = factor;
  }

  @Override
  public double gradient(int step, double[] point, double[] gradient) {
    double loss = super.gradient(step, point, gradient);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= factor;
    }
    return factor * loss;
  }
}
