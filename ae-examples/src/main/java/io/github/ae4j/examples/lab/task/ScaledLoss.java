package io.github.ae4j.examples.lab.task;

import java.util.List;

/** A task whose loss, and so its gradient, is multiplied by a factor; the metric is not. */
public final class ScaledLoss implements Task {
  private final Task task;
  private final double factor;

  /**
   * Scales a task, which is closed with this.
   *
   * @param factor over 0
   */
  public ScaledLoss(Task task, double factor) {
    this.task = task;
    this.factor = factor;
  }

  @Override
  public double[] start() {
    return task.start();
  }

  @Override
  public List<int[]> shapes() {
    return task.shapes();
  }

  @Override
  public double gradient(int step, double[] point, double[] gradient) {
    double loss = task.gradient(step, point, gradient);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= factor;
    }
    return factor * loss;
  }

  @Override
  public double online() {
    return task.online();
  }

  @Override
  public double evaluate(int step, double[] weights) {
    return task.evaluate(step, weights);
  }

  @Override
  public String data() {
    return task.data();
  }

  @Override
  public void close() {
    task.close();
  }
}
