package io.github.ae4j.nd4j.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.optimize.api.ConvexOptimizer;
import org.deeplearning4j.optimize.api.TrainingListener;

/**
 * What stands in a network while it is steered, and is taken out again: blocks that step, a listener, and what says
 * when a step begins and ends.
 */
final class StandIns {
  private final Network network;
  private final List<UpdaterBlock> all;
  private final List<UpdaterBlock> steered;
  private final TrainingListener listener;
  private final ConvexOptimizer own;
  private final ConvexOptimizer optimizer;

  /**
   * Puts them in.
   *
   * @param steered those of the network's blocks that are steered
   * @param step what the first of them runs, for all
   * @param optimizer makes the network's steps, around what has made them
   */
  StandIns(
      Network network,
      List<UpdaterBlock> steered,
      NetworkStep step,
      TrainingListener listener,
      SteeringOptimizer optimizer) {
    this.network = network;
    this.steered = steered;
    this.listener = listener;
    all = network.updater().getUpdaterBlocks();
    for (int i = 0; i < all.size(); i++) {
      int at = steered.indexOf(all.get(i));
      if (at >= 0) {
        all.set(i, new SteeredBlock(all.get(i), at == 0 ? step : null));
      }
    }
    own = optimizer.own();
    this.optimizer = optimizer.standIn();
    network.optimizer(this.optimizer);
    SteeringMove.stand(own, network.layers(), step::move);
    keepListener();
  }

  /** Puts the listener first among the network's, where it is not among them, as after {@code setListeners}. */
  void keepListener() {
    if (!network.listeners().contains(listener)) {
      List<TrainingListener> listeners = new ArrayList<>();
      listeners.add(listener);
      listeners.addAll(network.listeners());
      network.listeners(listeners);
    }
  }

  /** Takes them out; what was replaced in the meantime stays. */
  void remove() {
    int next = 0;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof SteeredBlock) {
        all.set(i, steered.get(next++));
      }
    }
    SteeringMove.remove(own);
    network.updater(); // after a clear() there is nothing that makes steps
    if (network.optimizer() == optimizer) {
      network.optimizer(own);
    }
    List<TrainingListener> listeners = new ArrayList<>(network.listeners());
    listeners.remove(listener);
    network.listeners(listeners);
  }
}
