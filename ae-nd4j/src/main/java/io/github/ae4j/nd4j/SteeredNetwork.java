package io.github.ae4j.nd4j;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A DL4J network under a control loop, until it is closed. The network is trained as always, with {@code
 * fit}: each of its iterations is a step of control, measured and decided before the update. One thread at a
 * time.
 */
public final class SteeredNetwork implements AutoCloseable {
  /** What the two kinds of networks have in common. */
  interface Host {
    BaseMultiLayerUpdater<?> updater();

    INDArray parameters();

    double score();

    int iteration();

    void iteration(int iteration);

    Collection<TrainingListener> listeners();

    void listeners(Collection<TrainingListener> listeners);
  }

  private final Host host;
  private final BaseMultiLayerUpdater<?> updater;
  private final NetworkParts parts;
  private final Nd4jAdapter adapter;
  private final ControlLoop loop;
  private final NetworkStep step;
  private final SteeringListener listener = new SteeringListener(this);
  private boolean serving;
  private boolean closed;

  SteeredNetwork(Host host, Preset preset, long noiseSeed) {
    this.host = host;
    updater = host.updater();
    parts = NetworkParts.of(updater.getUpdaterBlocks(), host.parameters());
    adapter = new Nd4jAdapter(parts.segments(), parts.decays(), host.iteration(), noiseSeed);
    Claims.take(parts.configs());
    try {
      loop = ControlLoop.on(adapter).preset(preset).build();
    } catch (RuntimeException | Error e) {
      Claims.release(parts.configs());
      throw e;
    }
    step =
        new NetworkStep(
            parts.blocks(),
            updater.getFlattenedGradientsView(),
            parts.gradients(),
            adapter,
            loop,
            host::score);
    install();
  }

  private void install() {
    List<UpdaterBlock> blocks = updater.getUpdaterBlocks();
    for (int i = 0; i < blocks.size(); i++) {
      int at = parts.blocks().indexOf(blocks.get(i));
      if (at >= 0) {
        blocks.set(i, new SteeredBlock(blocks.get(i), at == 0 ? step : null));
      }
    }
    List<TrainingListener> all = new ArrayList<>();
    all.add(listener);
    all.addAll(host.listeners());
    host.listeners(all);
  }

  /** The loop that steers; for its coefficients, its reward and its checkpoint. */
  public ControlLoop loop() {
    return loop;
  }

  /**
   * Puts the averaged readout in the parameters' place until the handle is closed; no step can be made
   * meanwhile.
   *
   * @throws IllegalStateException if the loop keeps no averaged readout or it is served already
   */
  public Readout serveReadout() {
    checkPutBack("another");
    adapter.exchangeReadout();
    serving = true;
    return new Readout(this::putBack);
  }

  private void putBack() {
    if (serving) {
      serving = false;
      adapter.exchangeReadout();
    }
  }

  private void checkPutBack(String what) {
    if (serving) {
      throw new IllegalStateException(
          "the averaged readout must be put back before " + what + "; close its handle first");
    }
  }

  void save(Path file) throws IOException {
    checkPutBack("a checkpoint");
    new SavedState(adapter, loop).save(file, host.iteration());
  }

  void restore(Path file) throws IOException {
    checkPutBack("a restore");
    new SavedState(adapter, loop).restore(file, host::iteration);
  }

  void announce() {
    checkPutBack("a step");
    if (host.updater() != updater) {
      throw new IllegalStateException(
          "a steered network must keep its updater, and it was replaced, as clear() or setUpdater"
              + " do; close this and steer the network anew");
    }
    step.announce();
  }

  void done() {
    step.done();
  }

  /** Lets the network go, which keeps its last coefficients, and closes the loop. Idempotent. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      putBack();
      loop.close();
    } finally {
      remove();
      Claims.release(parts.configs());
    }
  }

  private void remove() {
    List<UpdaterBlock> blocks = updater.getUpdaterBlocks();
    int next = 0;
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof SteeredBlock) {
        blocks.set(i, parts.blocks().get(next++));
      }
    }
    List<TrainingListener> all = new ArrayList<>(host.listeners());
    all.remove(listener);
    host.listeners(all);
  }

  Nd4jAdapter adapter() {
    return adapter;
  }

  Host host() {
    return host;
  }
}
