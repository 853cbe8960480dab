package io.github.ae4j.nd4j;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ReadoutGate;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.nd4j.dl4j.Network;
import io.github.ae4j.nd4j.dl4j.NetworkParts;
import io.github.ae4j.nd4j.dl4j.NetworkStep;
import io.github.ae4j.nd4j.dl4j.StandIns;
import io.github.ae4j.nd4j.pass.Nd4jAdapter;
import io.github.ae4j.trace.StepTrace;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.optimize.api.TrainingListener;

/**
 * A DL4J network under a control loop, until it is closed. The network is trained as always, with {@code
 * fit}: each of its iterations is a step of control, measured and decided before the update. One thread at a
 * time.
 */
public final class SteeredNetwork implements AutoCloseable {
  private final Network network;
  private final BaseMultiLayerUpdater<?> updater;
  private final NetworkParts parts;
  private final Nd4jAdapter adapter;
  private final ControlLoop loop;
  private final NetworkStep step;
  private final StandIns standIns;
  private final ReadoutGate gate;

  SteeredNetwork(Network network, Preset preset, long noiseSeed) {
    this.network = network;
    updater = network.updater();
    parts = NetworkParts.of(updater.getUpdaterBlocks(), network.parameters());
    adapter = new Nd4jAdapter(parts.segments(), parts.decays(), network.iteration(), noiseSeed);
    loop =
        Claims.holding(
            parts.configs(),
            () -> ControlLoop.on(adapter).preset(preset).observer(this::tell).build());
    step =
        new NetworkStep(parts, updater.getFlattenedGradientsView(), adapter, loop, network::score);
    standIns = new StandIns(network, parts.blocks(), step, this::announce);
    gate = new ReadoutGate("a steered network", this::serve, adapter::putBack, adapter::serves);
  }

  private void tell(StepTrace trace) {
    for (TrainingListener listener : network.listeners()) {
      if (listener instanceof LoopListener told) {
        told.onStep(network.model(), trace);
      }
    }
  }

  private void announce() {
    gate.enter("a step");
    gate.leave();
    if (network.updater() != updater) {
      throw new IllegalStateException(
          "a steered network must keep its updater, and it was replaced, as clear() or setUpdater"
              + " do; close this and steer the network anew");
    }
    step.announce();
  }

  /** The loop that steers; for its coefficients, its reward and its checkpoint. */
  public ControlLoop loop() {
    return loop;
  }

  /**
   * Puts the averaged readout in the parameters' place until the handle is closed; no step can be made
   * meanwhile, no checkpoint and no restore.
   *
   * <p>The loop must steer {@code readoutRate}, which keeps the average in a buffer, or {@code rateMemory}, which
   * only Adam over FLOAT on the CPU has and which needs none: then the parameters are parked in a copy meanwhile, not in
   * the gradient's memory, where a gradient pass under way would overwrite them silently.
   *
   * @throws IllegalStateException if the loop keeps no averaged readout, it is served already, a step is under way,
   *     or this is closed
   */
  public ServedReadout serveReadout() {
    return gate.serve();
  }

  /** A listener is told of the gradient before the update is made of it. */
  private void serve() {
    if (step.isPending()) {
      throw new IllegalStateException(
          "an averaged readout must be served between steps, and a gradient is waiting for its own:"
              + " make the step first");
    }
    adapter.serveReadout();
  }

  /** Whether {@link #serveReadout} has an average to serve. */
  public boolean hasReadout() {
    return adapter.averages();
  }

  void save(Path file) throws IOException {
    gate.within(
        "a checkpoint", () -> new SavedState(adapter, loop).save(file, network.iteration()));
  }

  void restore(Path file) throws IOException {
    gate.within("a restore", () -> new SavedState(adapter, loop).restore(file, network::iteration));
  }

  /** Lets the network go, which keeps its last coefficients, and closes the loop. Idempotent. */
  @Override
  public void close() {
    gate.close(this::release);
  }

  private void release() {
    try {
      loop.close();
    } finally {
      standIns.remove();
      Claims.release(parts.configs());
    }
  }

  Network network() {
    return network;
  }

  Nd4jAdapter adapter() {
    return adapter;
  }
}
