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
   * Share of a step's batch that is answered rightly before it is learnt from, asked once a step between
   * its gradient and its update; NaN where there is no such thing.
   *
   * @param served the weights that answer: the very array the gradient was taken at, or another where an
   *     arm trains in one place and serves another
   */
  default double online(int step, double[] served) {
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
