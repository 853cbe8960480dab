package io.github.ae4j.nd4j;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.nd4j.dl4j.Network;
import io.github.ae4j.nd4j.dl4j.NetworkHost;
import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.pass.Nd4jAdapter;
import io.github.ae4j.trace.StepTrace;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A DL4J network under a control loop, until it is closed. The network is trained as always, with {@code
 * fit}: each of its iterations is a step of control, measured and decided before the update. One thread at a
 * time: who comes while another is in a step is refused.
 *
 * <p>The network gets a configuration of its own, and keeps it: that which it was made from, its clones, and other
 * networks made from it are not written to. A clone of the network is bare, and has the coefficients of that moment.
 */
public final class SteeredNetwork implements AutoCloseable {
  private static final String PARAMETERS = "parameters";

  private final NetworkHost host;

  private SteeredNetwork(
      Network network, Preset preset, long noiseSeed, List<ParameterGroup> groups) {
    host =
        NetworkHost.steer(
            network,
            noiseSeed,
            groups,
            adapter ->
                ControlLoop.on(adapter)
                    .preset(preset)
                    .observer(trace -> tell(network, trace))
                    .build());
  }

  static SteeredNetwork of(
      Network network, Preset preset, long noiseSeed, List<ParameterGroup> groups) {
    return Claims.holding(
        network.model(), () -> new SteeredNetwork(network, preset, noiseSeed, groups));
  }

  private static void tell(Network network, StepTrace trace) {
    for (TrainingListener listener : network.listeners()) {
      if (listener instanceof LoopListener told) {
        told.onStep(network.model(), trace);
      }
    }
  }

  /** The loop that steers; for its coefficients, its reward and its checkpoint. */
  public ControlLoop loop() {
    return host.loop();
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
    return host.gate().serve();
  }

  /** Whether {@link #serveReadout} has an average to serve. */
  public boolean hasReadout() {
    return host.adapter().averages();
  }

  /**
   * How often parameters were found moved without a step of the loop: by {@code pretrain}, {@code
   * TransferLearningHelper.fitFeaturized} or {@code setParams}. It is found at the next step and when this is closed,
   * by a few numbers of each parameter, on the CPU; logged the first time, and summed up at the end.
   */
  public long outsideMoves() {
    return host.outside();
  }

  void save(Path file) throws IOException {
    host.gate()
        .within(
            "a checkpoint",
            () -> {
              host.check();
              saved().save(file, host.network().iteration());
            });
  }

  private SavedState saved() {
    return new SavedState(host.adapter().parts(), host.trained(), host.loop());
  }

  void restore(Path file) throws IOException {
    host.gate()
        .restore(
            () -> {
              host.check();
              saved().restore(file, host.network()::iteration);
              host.restored();
            });
  }

  /** Writes the parameters and all that a checkpoint holds. */
  void writeSnapshot(DataOutputStream out) throws IOException {
    host.gate()
        .within(
            "a snapshot",
            () -> {
              host.check();
              SavedArray.write(out, PARAMETERS, host.network().parameters());
              saved().write(out, host.network().iteration());
            });
  }

  /** Goes on from a snapshot, or refuses it and changes nothing. */
  void readSnapshot(DataInputStream in) throws IOException {
    host.gate()
        .restore(
            () -> {
              host.check();
              INDArray parameters = host.network().parameters();
              INDArray saved = SavedArray.read(in, PARAMETERS, parameters);
              SavedState state = saved();
              SavedState.Staged staged = state.stage(in);
              parameters.assign(saved.reshape(parameters.shape()));
              state.commit(staged, host.network()::iteration);
              host.restored();
            });
  }

  /** Changes what is trained, in place, between steps. */
  void change(Consumer<List<INDArray>> change) {
    host.check();
    change.accept(
        host.adapter().parts().stream()
            .flatMap(part -> part.segments().stream())
            .map(Segment::parameters)
            .toList());
    host.restored();
  }

  /** Lets the network go, which keeps its last coefficients, and closes the loop. Idempotent. */
  @Override
  public void close() {
    host.gate().close(this::release);
  }

  private void release() {
    try {
      host.release();
    } finally {
      Claims.release(host.network().model());
    }
  }

  Network network() {
    return host.network();
  }

  Nd4jAdapter adapter() {
    return host.adapter().parts().get(0);
  }
}
