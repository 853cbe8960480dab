package io.github.ae4j.nd4j;

import io.github.ae4j.Experimental;
import io.github.ae4j.Preset;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** What an {@link Nd4jTrajectory} is: a DL4J network, its loop, data that is a function of the step, a score. */
@Experimental
public interface Nd4jTask {
  /**
   * A new network, a {@code MultiLayerNetwork} or a {@code ComputationGraph}, with its updater; every time the same, by a
   * seed in its configuration. The trajectory closes it.
   */
  Model network();

  /** The loop; every time the same. */
  Preset preset();

  /**
   * The data of a step of this member; a {@code DataSet} gives it by {@code toMultiDataSet()}.
   *
   * @param step its number, from 0
   * @throws Exception if there are none; the member fails
   */
  MultiDataSet examples(long step) throws Exception;

  /**
   * How good the network is, the lower the better, on data that is not trained on; at its averaged readout where the
   * loop keeps one.
   *
   * @throws Exception if it cannot be measured; the member fails
   */
  double score(Model network) throws Exception;
}
