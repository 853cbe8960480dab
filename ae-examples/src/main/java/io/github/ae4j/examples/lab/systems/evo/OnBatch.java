package io.github.ae4j.examples.lab.systems.evo;

import io.github.ae4j.examples.lab.task.ForwardingTask;
import io.github.ae4j.examples.lab.task.Task;

/** A task that can be asked for the loss of the last step's batch elsewhere. */
final class OnBatch extends ForwardingTask {
  private double[] unused = {};
  private int last;

  OnBatch(Task task) {
    super(task);
  }

  @Override
  public double gradient(int step, double[] point, double[] gradient) {
    last = step;
    return super.gradient(step, point, gradient);
  }

  double loss(double[] parameters) {
    unused = unused.length == parameters.length ? unused : new double[parameters.length];
    return super.gradient(last, parameters, unused);
  }
}
