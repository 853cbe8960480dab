package io.github.ae4j.nd4j;

import io.github.ae4j.Experimental;
import io.github.ae4j.Preset;
import io.github.ae4j.nd4j.dl4j.Network;
import io.github.ae4j.nd4j.dl4j.NetworkRefusals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
 * <p>This class is the one of the module that needs deeplearning4j-nn.
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
   * A network under a loop that is told which layers are the head: they stay in the one group, but a drift may shrink
   * them alone, see {@link io.github.ae4j.event.HeadReset}.
   *
   * @param head names of the layers that give the answers, as {@code layer2} where they were given none
   * @throws IllegalArgumentException as above, and if a layer of a name is not there or has no parameters that are
   *     trained
   * @see #steer(MultiLayerNetwork, Preset, long)
   */
  @Experimental
  public static SteeredNetwork steer(
      MultiLayerNetwork network, Preset preset, long noiseSeed, List<String> head) {
    if (!network.isInitCalled()) {
      network.init();
    }
    NetworkRefusals.check(network.conf());
    NetworkRefusals.updaters(network.getLayers());
    return SteeredNetwork.of(Network.of(network), preset, noiseSeed, head);
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
   * A graph under a loop that is told which layers are the head.
   *
   * @see #steer(MultiLayerNetwork, Preset, long, List)
   */
  @Experimental
  public static SteeredNetwork steer(
      ComputationGraph network, Preset preset, long noiseSeed, List<String> head) {
    NetworkRefusals.check(network.conf());
    NetworkRefusals.updaters(network.getLayers());
    return SteeredNetwork.of(Network.of(network), preset, noiseSeed, head);
  }

  /**
   * Writes a checkpoint of the loop and the updater: its count of updates, its state, and the averaged readout.
   * The model is saved as always. The file is replaced at once or not at all.
   *
   * @throws IOException if it cannot be written
   */
  public static void saveState(SteeredNetwork steered, Path file) throws IOException {
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
    steered.restore(file);
  }
}
