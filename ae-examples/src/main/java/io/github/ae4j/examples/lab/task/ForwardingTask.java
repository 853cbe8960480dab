package io.github.ae4j.examples.lab.task;

import java.util.List;

/** Another task but for what a subclass makes different; it is closed with this. */
public abstract class ForwardingTask implements Task {
  private final Task task;

  public ForwardingTask(Task task) {
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
  public double online(int step, double[] served) {
    return task.online(step, served);
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
