package org.deeplearning4j.parallelism.trainer;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Does to the root network what the first of {@code ParallelWrapper}'s trainers does, which is in a module of DL4J that
 * is not used here: takes its listeners away and has it fit, from a class of this package.
 */
public final class TrainerDouble {
  private TrainerDouble() {}

  /** Trains the root network with a batch. */
  public static void run(MultiLayerNetwork root, DataSet batch) {
    root.setListeners();
    root.fit(batch);
  }
}
