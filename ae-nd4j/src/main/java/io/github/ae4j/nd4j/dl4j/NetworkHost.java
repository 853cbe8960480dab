package io.github.ae4j.nd4j.dl4j;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.adapter.ReadoutGate;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.nd4j.pass.GroupedAdapter;
import java.util.List;
import java.util.function.Function;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A network with a loop in its steps. Whoever is in a step is in the gate: from before the forward pass until the
 * parameters have moved and the network's listeners have been told. A listener that is told of a step that was made
 * may come through a door of its own accord; the step has ended for it.
 */
public final class NetworkHost {
  private final Network network;
  private final OwnConfiguration configuration;
  private final GroupedAdapter adapter;
  private final ControlLoop loop;
  private final List<String> trained;
  private final NetworkStep step;
  private final StandIns standIns;
  private final Watch watch;
  private final FrozenPrefix prefix;
  private final ReadoutGate gate;
  private volatile @Nullable Thread within;
  private volatile @Nullable Thread stepping;
  private boolean made;
  private boolean leaving;

  private NetworkHost(
      Network network,
      OwnConfiguration configuration,
      NetworkParts parts,
      GroupedAdapter adapter,
      ControlLoop loop) {
    this.network = network;
    this.configuration = configuration;
    this.adapter = adapter;
    this.loop = loop;
    trained = parts.trained();
    BaseMultiLayerUpdater<?> updater = network.updater();
    step =
        new NetworkStep(
            parts,
            network.parameters(),
            updater.getFlattenedGradientsView(),
            adapter,
            loop,
            network::score,
            configuration::publish,
            this::halfMade);
    watch = new Watch(network, parts.blocks(), adapter::movedOutside);
    prefix = new FrozenPrefix(network, parts.groups(), adapter);
    gate = new ReadoutGate("a steered network", this::serve, this::putBack, adapter::serves);
    standIns =
        new StandIns(
            network,
            parts.blocks(),
            step,
            new SteeringListener(network, step::announce, this::done, this::pretraining),
            new SteeringOptimizer(network.optimizer(), this::begin, this::end));
  }

  /**
   * Puts a network under a loop.
   *
   * @param groups of its parameters; one of all if empty
   * @param looped builds the loop around an adapter
   * @throws IllegalArgumentException if it cannot be steered; it is then as it was
   */
  public static NetworkHost steer(
      Network network,
      long noiseSeed,
      List<ParameterGroup> groups,
      Function<GroupedAdapter, ControlLoop> looped) {
    BaseMultiLayerUpdater<?> updater = network.updater();
    OwnConfiguration configuration = network.own();
    try {
      configuration.give(updater.getUpdaterBlocks());
      NetworkParts parts = NetworkParts.of(network, groups);
      GroupedAdapter adapter = parts.adapter(network.iteration(), noiseSeed);
      return new NetworkHost(network, configuration, parts, adapter, looped.apply(adapter));
    } catch (RuntimeException | Error e) {
      configuration.undo();
      throw e;
    }
  }

  private void halfMade(Throwable failure) {
    gate.halfMade(failure);
  }

  private void begin() {
    gate.enter("a step");
    try {
      watch.check();
      standIns.keepListener();
    } catch (RuntimeException | Error e) {
      gate.leave();
      throw e;
    }
    within = Thread.currentThread();
    stepping = within;
    made = false;
    prefix.stop();
    step.begin();
  }

  private void done() {
    step.done();
    made = true;
  }

  private void end() {
    stepping = null;
    prefix.release();
    step.end();
    if (leaving) {
      standIns.remove();
    } else if (within == Thread.currentThread()) {
      watch.take();
      leave();
    } else if (enters()) {
      watch.take();
      gate.leave();
    }
  }

  private void leave() {
    within = null;
    gate.leave();
  }

  /** Whether the gate is free after a listener has come through a door. */
  private boolean enters() {
    try {
      gate.enter("the end of a step");
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** A step that was made has ended for a listener which comes through a door. */
  private void settle() {
    if (within == Thread.currentThread()) {
      if (!made) {
        throw new IllegalStateException(
            "a steered network must be between steps, and a gradient is waiting for its own: make"
                + " the step first");
      }
      watch.take();
      leave();
    }
  }

  private void pretraining() {
    gate.enter("pretraining");
    watch.pretrained();
    gate.leave();
  }

  /** The gate, for those who are in no step. */
  public ReadoutGate gate() {
    settle();
    return gate;
  }

  /** Checks that the network is the one that was steered. */
  public void check() {
    watch.check();
  }

  private void serve() {
    watch.check();
    adapter.serveReadout();
    watch.take();
  }

  private void putBack() {
    watch.look();
    adapter.putBack();
    watch.take();
  }

  /** Takes up values that were loaded: of the parameters, and of the updaters by a restore. */
  public void restored() {
    configuration.publish();
    watch.take();
  }

  /** How often parameters were found moved without a step. */
  public long outside() {
    return watch.outside();
  }

  /** Lets the network go, which keeps its last coefficients, and closes the loop. */
  public void release() {
    try {
      watch.sum();
      loop.close();
    } finally {
      if (watch.keepsUpdater()) {
        configuration.publish();
      }
      if (stepping == Thread.currentThread()) {
        leaving = true; // DL4J is going through the listeners
      } else {
        standIns.remove();
      }
    }
  }

  /** The loop that steers. */
  public ControlLoop loop() {
    return loop;
  }

  /** What is steered. */
  public Network network() {
    return network;
  }

  /** Names of what is trained, in the order of the updaters' blocks. */
  public List<String> trained() {
    return trained;
  }

  /** The updaters under the loop. */
  public GroupedAdapter adapter() {
    return adapter;
  }
}
