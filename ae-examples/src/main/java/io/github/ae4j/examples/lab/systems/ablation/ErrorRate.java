package io.github.ae4j.examples.lab.systems.ablation;

import io.github.ae4j.examples.lab.task.ForwardingTask;
import io.github.ae4j.examples.lab.task.Task;

/** A task judged by its share of errors in place of its accuracy, so that less is better. */
public final class ErrorRate extends ForwardingTask {
  /** The same task the other way round. */
  public ErrorRate(Task task) {
    super(task);
  }

  @Override
  public double evaluate(int step, double[] weights) {
    return 1.0 - super.evaluate(step, weights);
  }
}
