package io.github.ae4j.examples.lab.finetuning;

import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.arm.Optimizer;
import io.github.ae4j.examples.lab.arm.Start;
import io.github.ae4j.examples.lab.task.ForwardingTask;
import io.github.ae4j.examples.lab.task.Task;

/**
 * A task whose weights start trained, and go on behind the batches they were trained with. The metric
 * is the task's by its value at these weights.
 */
final class TrainedTask extends ForwardingTask {
  private final double[] trained;
  private final int steps;
  private final double before;

  /**
   * Weights to be trained on.
   *
   * @param trained the weights
   * @param steps batches of the task that are left out
   */
  TrainedTask(Task task, double[] trained, int steps) {
    super(task);
    this.trained = trained;
    this.steps = steps;
    before = task.evaluate(0, trained);
  }

  /** Weights after so many steps of AdamW under a cosine from a rate, from the task's start. */
  static double[] train(Task task, double rate, int steps, long seed) {
    Start start = new Start(task.start(), task.shapes(), steps, seed);
    try (Optimizer optimizer = Arms.cosine(Base.ADAMW, rate).recipe().start(start)) {
      double[] gradient = new double[optimizer.point().length];
      for (int step = 1; step <= steps; step++) {
        optimizer.step(task.gradient(step, optimizer.point(), gradient), gradient);
      }
      return optimizer.served().clone();
    }
  }

  @Override
  public double[] start() {
    return trained.clone();
  }

  @Override
  public double gradient(int step, double[] point, double[] gradient) {
    return super.gradient(steps + step, point, gradient);
  }

  @Override
  public double online(int step, double[] served) {
    return super.online(steps + step, served);
  }

  @Override
  public double evaluate(int step, double[] weights) {
    return super.evaluate(steps + step, weights) / before;
  }
}
