package io.github.ae4j.nd4j;

import io.github.ae4j.Experimental;
import io.github.ae4j.Preset;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.nd4j.dl4j.Network;
import io.github.ae4j.nd4j.dl4j.NetworkRefusals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Entry: puts a DL4J network under a control loop.
 *
 * <pre>
 *   try (SteeredNetwork steered = AeDl4j.steer(network, Presets.standard())) {
 *     network.fit(data, epochs);
 *   }
 * </pre>
 *
 * <p>The network is trained as before. All its parameters must have the same kind of updater: ND4J's own Sgd,
 * Nesterovs, Adam, AMSGrad, Nadam, AdaMax, RmsProp, AdaGrad or AdaDelta. Layers with learning rates of their
 * own keep the proportion. A model can be saved while it is steered, and loaded where this library is absent:
 * it goes on with the last coefficients.
 *
 * <p>This class, {@link Nd4jTrajectory} and {@link HaltTermination} are those of the module that need
 * deeplearning4j-nn.
 */
public final class AeDl4j {
  private AeDl4j() {}

  /**
   * A network under a loop, with seed 0 for the noise.
   *
   * @see #steer(MultiLayerNetwork, Preset, long)
   */
  public static SteeredNetwork steer(MultiLayerNetwork network, Preset preset) {
    return steer(network, preset, 0L);
  }

  /**
   * A network under a loop.
   *
   * @param network initialised
   * @param preset the loop's parts
   * @param noiseSeed of the noise, if the loop steers it
   * @throws IllegalArgumentException if the network, an updater or a schedule of one cannot be steered, or
   *     the preset asks for what the updater lacks; the network is then as it was
   * @throws IllegalStateException if the network is steered already
   */
  public static SteeredNetwork steer(MultiLayerNetwork network, Preset preset, long noiseSeed) {
    return steer(network, preset, noiseSeed, List.of());
  }

  /**
   * A network under a loop, with its parameters in groups, which are told by the keys of {@code
   * network.paramTable()}, as {@code 0_W}. A group has a loop's state of its own, is updated with another one's
   * coefficients at a proportion of its rate, is the head, which a drift may shrink alone, or is frozen: what is frozen
   * is not measured and not updated.
   *
   * <p>Groups need not end where DL4J's updater blocks do. Layers whose updaters are equal share one configuration in
   * DL4J: there, in a saved model and once this is closed, the values are those of the first group among them.
   *
   * @param groups in any order; one group of all if empty
   * @throws IllegalArgumentException as above, and if the groups do not fit the network, see {@link
   *     ParameterGroup}; if a proportion other than 1 is that of a group with a state of its own, or under an updater
   *     without a rate or with a schedule, or under Nesterovs after its first update
   */
  @Experimental
  public static SteeredNetwork steer(
      MultiLayerNetwork network, Preset preset, long noiseSeed, List<ParameterGroup> groups) {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(preset, "preset");
    Objects.requireNonNull(groups, "groups");
    if (!network.isInitCalled()) {
      network.init();
    }
    NetworkRefusals.check(network.conf());
    NetworkRefusals.updaters(network.getLayers());
    return SteeredNetwork.of(Network.of(network), preset, noiseSeed, groups);
  }

  /**
   * A network under a loop, with its parameters in groups, and seed 0 for the noise.
   *
   * @see #steer(MultiLayerNetwork, Preset, long, List)
   */
  @Experimental
  public static SteeredNetwork steer(
      MultiLayerNetwork network, Preset preset, List<ParameterGroup> groups) {
    return steer(network, preset, 0L, groups);
  }

  /**
   * A graph under a loop, with seed 0 for the noise.
   *
   * @see #steer(MultiLayerNetwork, Preset, long)
   */
  public static SteeredNetwork steer(ComputationGraph network, Preset preset) {
    return steer(network, preset, 0L);
  }

  /**
   * A graph under a loop.
   *
   * @see #steer(MultiLayerNetwork, Preset, long)
   */
  public static SteeredNetwork steer(ComputationGraph network, Preset preset, long noiseSeed) {
    return steer(network, preset, noiseSeed, List.of());
  }

  /**
   * A graph under a loop, with its parameters in groups, as {@code hidden_W}.
   *
   * @see #steer(MultiLayerNetwork, Preset, long, List)
   */
  @Experimental
  public static SteeredNetwork steer(
      ComputationGraph network, Preset preset, long noiseSeed, List<ParameterGroup> groups) {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(preset, "preset");
    Objects.requireNonNull(groups, "groups");
    NetworkRefusals.check(network.conf());
    NetworkRefusals.updaters(network.getLayers());
    return SteeredNetwork.of(Network.of(network), preset, noiseSeed, groups);
  }

  /**
   * A graph under a loop, with its parameters in groups, and seed 0 for the noise.
   *
   * @see #steer(MultiLayerNetwork, Preset, long, List)
   */
  @Experimental
  public static SteeredNetwork steer(
      ComputationGraph network, Preset preset, List<ParameterGroup> groups) {
    return steer(network, preset, 0L, groups);
  }

  /**
   * Writes a checkpoint of the loop and the updater: its count of updates, its state, and the averaged readout.
   * The model is saved as always. The file is replaced at once or not at all.
   *
   * @throws IOException if it cannot be written
   */
  public static void saveState(SteeredNetwork steered, Path file) throws IOException {
    Objects.requireNonNull(steered, "steered");
    Objects.requireNonNull(file, "file");
    steered.save(file);
  }

  /**
   * Continues from a checkpoint, with a model loaded and steered as it was.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if the file is truncated, damaged, foreign, of another version, or of
   *     another updater, model or loop; nothing is changed then
   */
  public static void restoreState(SteeredNetwork steered, Path file) throws IOException {
    Objects.requireNonNull(steered, "steered");
    Objects.requireNonNull(file, "file");
    steered.restore(file);
  }
}
