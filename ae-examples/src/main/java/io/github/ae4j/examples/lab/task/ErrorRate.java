package io.github.ae4j.examples.lab.task;

import java.util.List;

/** A task judged by its share of errors in place of its accuracy, so that less is better. */
public final class ErrorRate implements Task {
  private final Task task;

  /** The same task the other way round. */
  public ErrorRate(Task task) {
    this.task = task;
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
    return task.gradient(step, point, gradient);
  }

  @Override
  public double online() {
    return task.online();
  }

  @Override
  public double evaluate(int step, double[] weights) {
    return 1.0 - task.evaluate(step, weights);
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
