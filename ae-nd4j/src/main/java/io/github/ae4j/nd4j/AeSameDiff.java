package io.github.ae4j.nd4j;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import java.util.List;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Entry: puts the training of a SameDiff network under a control loop.
 *
 * <pre>{@code
 * network.setTrainingConfig(config);
 * try (SteeredSameDiff training = AeSameDiff.steer(network, Presets.standard())) {
 *   training.fit(batches, epochs); // was: network.fit(batches, epochs)
 * }
 * }</pre>
 *
 * <p>The updater of the network's training configuration must be ND4J's own Sgd, Nesterovs, Adam,
 * AMSGrad, Nadam, AdaMax, RmsProp, AdaGrad or AdaDelta; the variables FLOAT or DOUBLE, all alike. Its
 * instance is kept, and so is the network's own updater state: a network may be trained by {@code fit}
 * before and after, and saved at any time between two steps.
 */
public final class AeSameDiff {
  private AeSameDiff() {}

  /**
   * A training under a loop, with seed 0 for the noise.
   *
   * @see #steer(SameDiff, Preset, long)
   */
  public static SteeredSameDiff steer(SameDiff network, Preset preset) {
    return steer(network, preset, 0L);
  }

  /**
   * A training under a loop, which goes on from the network's count of iterations and its updaters'
   * state.
   *
   * @param network with its graph, its loss and its training configuration set
   * @param preset the loop's parts
   * @param noiseSeed of the noise, if the loop steers it
   * @throws IllegalArgumentException if the network has no training configuration or maximises, has
   *     nothing to train, mixes data types, or its updater cannot be steered, or the preset asks for what
   *     the updater lacks; the network's values are then as they were
   * @throws IllegalStateException if the updater's configuration is steered already
   */
  public static SteeredSameDiff steer(SameDiff network, Preset preset, long noiseSeed) {
    SameDiffRefusals.trainable(network);
    List<IUpdater> configs = List.of(network.getTrainingConfig().getUpdater());
    Claims.take(configs);
    try {
      TrainedVariables variables = TrainedVariables.of(network);
      int made = network.getTrainingConfig().getIterationCount();
      Nd4jAdapter adapter =
          new Nd4jAdapter(variables.segments(), variables.decays(), made, noiseSeed);
      ControlLoop loop = ControlLoop.on(adapter).preset(preset).build();
      return new SteeredSameDiff(variables, adapter, loop, () -> Claims.release(configs));
    } catch (RuntimeException | Error e) {
      Claims.release(configs);
      throw e;
    }
  }
}
