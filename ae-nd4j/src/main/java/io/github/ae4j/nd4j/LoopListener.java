package io.github.ae4j.nd4j;

import io.github.ae4j.trace.StepTrace;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A DL4J listener that is told of the loop's steps too, while the network is steered. DL4J's listeners
 * have no call for numbers of others, so this adds one:
 *
 * <pre>
 *   network.addListeners((LoopListener) (model, trace) -&gt; log.info("rate {}", trace.applied(0, 0)));
 * </pre>
 *
 * <p>What DL4J's own listeners read of a learning rate, as {@code StatsListener} does, is the one steered:
 * the loop writes to the network's configuration.
 */
@FunctionalInterface
public interface LoopListener extends TrainingListener {
  /**
   * Sees a step that was decided, before the parameters move.
   *
   * @param model the network
   * @param trace valid during the call
   */
  void onStep(Model model, StepTrace trace);

  @Override
  default void iterationDone(Model model, int iteration, int epoch) {}

  @Override
  default void onEpochStart(Model model) {}

  @Override
  default void onEpochEnd(Model model) {}

  @Override
  default void onForwardPass(Model model, List<INDArray> activations) {}

  @Override
  default void onForwardPass(Model model, Map<String, INDArray> activations) {}

  @Override
  default void onGradientCalculation(Model model) {}

  @Override
  default void onBackwardPass(Model model) {}
}
