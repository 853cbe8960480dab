package io.github.ae4j.examples.lab.disturbance;

import io.github.ae4j.examples.lab.task.ForwardingTask;
import io.github.ae4j.examples.lab.task.Task;

/** A task some of whose batches are bad. */
final class FaultyTask extends ForwardingTask {
  private final Fault fault;
  private final int steps;

  /** The same task but for the bad batches of a run of so many steps. */
  FaultyTask(Task task, Fault fault, int steps) {
    super(task);
    this.fault = fault;
    this.steps = steps;
  }

  @Override
  public double gradient(int step, double[] point, double[] gradient) {
    double loss = super.gradient(step, point, gradient);
    if (!fault.isAt(step, steps)) {
      return loss;
    }
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= fault.gradient();
    }
    return fault.loss() * loss;
  }

  @Override
  public String data() {
    return super.data() + "; " + fault.label();
  }
}
