package io.github.ae4j.nd4j.dl4j;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.optimize.api.TrainingListener;

/** What stands in a network while it is steered, and is taken out again: blocks that step, and a listener. */
public final class StandIns {
  private final Network network;
  private final List<UpdaterBlock> all;
  private final List<UpdaterBlock> steered;
  private final TrainingListener listener;

  /**
   * Puts them in.
   *
   * @param steered those of the network's blocks that are steered
   * @param step what the first of them runs, for all
   * @param announced runs before each step
   */
  public StandIns(
      Network network, List<UpdaterBlock> steered, NetworkStep step, Runnable announced) {
    this.network = network;
    this.steered = steered;
    all = network.updater().getUpdaterBlocks();
    listener = new SteeringListener(announced, step::done);
    for (int i = 0; i < all.size(); i++) {
      int at = steered.indexOf(all.get(i));
      if (at >= 0) {
        all.set(i, new SteeredBlock(all.get(i), at == 0 ? step : null));
      }
    }
    List<TrainingListener> listeners = new ArrayList<>();
    listeners.add(listener);
    listeners.addAll(network.listeners());
    network.listeners(listeners);
  }

  /** Takes them out. */
  public void remove() {
    int next = 0;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof SteeredBlock) {
        all.set(i, steered.get(next++));
      }
    }
    List<TrainingListener> listeners = new ArrayList<>(network.listeners());
    listeners.remove(listener);
    network.listeners(listeners);
  }
}
