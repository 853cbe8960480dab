package io.github.ae4j.examples.lab.task;

import java.util.Arrays;
import java.util.List;

/** A task of which one step's loss and gradient are not numbers. */
public final class SpoiledBatch implements Task {
  private final Task task;
  private final int spoiled;

  /**
   * The same task but for one step.
   *
   * @param spoiled the step, from 1
   */
  public SpoiledBatch(Task task, int spoiled) {
    this.task = task;
    this.spoiled = spoiled;
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
    if (step == spoiled) {
      Arrays.fill(gradient, Double.NaN);
      return Double.NaN;
    }
    return loss;
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
    return task.data() + "; step " + spoiled + " not a number";
  }

  @Override
  public void close() {
    task.close();
  }
}
