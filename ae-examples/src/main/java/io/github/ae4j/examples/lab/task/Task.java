package io.github.ae4j.examples.lab.task;

import java.util.List;

/**
 * A loss with its gradient over one flat array, batch after batch. Two tasks made alike from one seed
 * start from the same weights and give the same batches in the same order, whatever an arm does.
 */
public interface Task extends AutoCloseable {
  /** Initial weights; a new copy each time. */
  double[] start();

  /** Shapes of the tensors that lie one after another in the array. */
  List<int[]> shapes();

  /**
   * Loss of a step's batch and its gradient.
   *
   * @param step from 1
   * @param point the weights; only read
   * @param gradient receives the gradient
   * @return the loss
   */
  double gradient(int step, double[] point, double[] gradient);

  /**
   * Share of the last batch that was right before it was trained on; NaN where there is no such thing.
   */
  default double online() {
    return Double.NaN;
  }

  /**
   * The experiment's metric of the weights after a step, on what is held back.
   *
   * @param step from 0, before the first update
   */
  double evaluate(int step, double[] weights);

  /** Where the data is from, in words. */
  String data();

  /** Releases what the task holds. */
  @Override
  default void close() {}
}
