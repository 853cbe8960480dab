package io.github.ae4j.nd4j.dl4j;

import io.github.ae4j.nd4j.pass.GroupedAdapter;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Ends a network's backward pass behind the layers that are all frozen, from the input on: DL4J's own ends at a frozen
 * layer, and for the time of a step the last of them stands in its network as one. It is activated as it would be.
 *
 * <p>A graph is differentiated whole: DL4J ends its pass at the first frozen vertex, on every branch.
 */
final class FrozenPrefix {
  private final Network network;
  private final GroupedAdapter adapter;
  private final List<List<Integer>> groups = new ArrayList<>();
  private @Nullable Layer stopped;
  private int at;
  private int cleared = -1;

  /**
   * Nothing stopped yet.
   *
   * @param trained what is trained in each group
   */
  FrozenPrefix(Network network, List<List<Stretch>> trained, GroupedAdapter adapter) {
    this.network = network;
    this.adapter = adapter;
    Layer[] layers = network.layers();
    for (Layer layer : layers) {
      groups.add(groups(layer, trained));
    }
  }

  /** The groups that a layer has parameters in. */
  private static List<Integer> groups(Layer layer, List<List<Stretch>> trained) {
    List<Integer> all = new ArrayList<>();
    for (int group = 0; group < trained.size(); group++) {
      boolean takes =
          trained.get(group).stream()
              .flatMap(stretch -> stretch.parameters().stream())
              .anyMatch(part -> part.getLayer() == layer);
      if (takes) {
        all.add(group);
      }
    }
    return all;
  }

  /** Has the step to come end its backward pass behind the prefix, where there is one. */
  void stop() {
    int last = last();
    clear(last);
    if (last >= 0) {
      Layer[] layers = network.layers();
      at = last;
      stopped = layers[last];
      layers[last] = new Stop(layers[last]);
    }
  }

  /** Of what is no longer differentiated no old gradient may stay, which running statistics would follow again. */
  private void clear(int last) {
    for (int i = 0; i <= last && last > cleared; i++) {
      INDArray gradient = network.layers()[i].getGradientsViewArray();
      if (gradient != null) {
        gradient.assign(0.0);
      }
    }
    cleared = last;
  }

  /** Puts the network's own layer back. */
  void release() {
    Layer own = stopped;
    if (own != null) {
      network.layers()[at] = own;
      stopped = null;
    }
  }

  /**
   * The last layer with parameters of those from the input on that are all frozen; -1 if there is none. For a recurrent
   * one, whose state DL4J asks the layer itself for, nothing can stand in.
   */
  private int last() {
    int last = -1;
    for (int i = 0; network.endsBackward() && i < groups.size(); i++) {
      if (!groups.get(i).stream().allMatch(adapter::isFrozen)) {
        break;
      }
      boolean stands = groups.get(i).isEmpty() || network.layers()[i] instanceof RecurrentLayer;
      last = stands ? last : i;
    }
    return last;
  }

  /** A frozen layer to DL4J's backward pass, itself to the forward pass. */
  private static final class Stop extends FrozenLayer {
    private static final long serialVersionUID = 1L;

    Stop(Layer own) {
      super(own);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspace) {
      return getInsideLayer().activate(training, workspace);
    }

    @Override
    public INDArray activate(INDArray input, boolean training, LayerWorkspaceMgr workspace) {
      return getInsideLayer().activate(input, training, workspace);
    }
  }
}
