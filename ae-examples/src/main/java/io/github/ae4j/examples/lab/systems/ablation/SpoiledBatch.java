package io.github.ae4j.examples.lab.systems.ablation;

import io.github.ae4j.examples.lab.task.ForwardingTask;
import io.github.ae4j.examples.lab.task.Task;
import java.util.Arrays;

/** A task of which one step's loss and gradient are not numbers. */
public final class SpoiledBatch extends ForwardingTask {
  private final int spoiled;

  /**
   * The same task but for one step.
   *
   * @param spoiled the step, from 1
   */
  public SpoiledBatch(Task task, int spoiled) {
    super(task);
    this.spoiled = spoiled;
  }

  @Override
  public double gradient(int step, double[] point, double[] gradient) {
    double loss = super.gradient(step, point, gradient);
    if (step == spoiled) {
      Arrays.fill(gradient, Double.NaN);
      return Double.NaN;
    }
    return loss;
  }

  @Override
  public String data() {
    return super.data() + "; step " + spoiled + " not a number";
  }
}
