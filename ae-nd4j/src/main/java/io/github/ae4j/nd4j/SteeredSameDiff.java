package io.github.ae4j.nd4j;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.adapter.ReadoutGate;
import io.github.ae4j.adapter.ServedReadout;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.nd4j.form.Segment;
import io.github.ae4j.nd4j.pass.GroupedAdapter;
import io.github.ae4j.nd4j.pass.Nd4jAdapter;
import io.github.ae4j.nd4j.pass.StepInput;
import io.github.ae4j.nd4j.samediff.GradientPass;
import io.github.ae4j.nd4j.samediff.OutsideSteps;
import io.github.ae4j.nd4j.samediff.Placeholders;
import io.github.ae4j.nd4j.samediff.TrainedVariables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.adapter.MultiDataSetIteratorAdapter;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

/**
 * The training of a SameDiff network under a control loop, in the place of its {@code fit}. Control is
 * same-step: a step computes loss and gradients, lets the loop choose the coefficients, and makes the
 * update with them; or leaves it out, with variables and state untouched. One thread at a time.
 *
 * <p>Regularization of the training configuration is applied as {@code fit} does; its part of the
 * gradient is measured, while the loss is the network's alone. Of the network's listeners those on
 * operations are called; a loop's observers see the steps.
 */
public final class SteeredSameDiff implements AutoCloseable {
  private final SameDiff network;
  private final OutsideSteps outside;
  private TrainedVariables variables;
  private GradientPass pass;
  private final GroupedAdapter adapter;
  private final ControlLoop loop;
  private final Runnable release;
  private final ReadoutGate gate;
  private double loss = Double.NaN;

  SteeredSameDiff(TrainedVariables variables, Preset preset, long noiseSeed, Runnable release) {
    this.variables = variables;
    this.release = release;
    network = variables.network();
    pass = new GradientPass(network, variables.names());
    adapter = variables.adapter(variables.segments(), noiseSeed);
    outside = new OutsideSteps(network, adapter::movedOutside);
    loop = ControlLoop.on(adapter).preset(preset).build();
    gate = new ReadoutGate("a steered network", this::serve, adapter::putBack, adapter::serves);
  }

  /** The loop that steers; for its coefficients, its reward and its checkpoint. */
  public ControlLoop loop() {
    return loop;
  }

  /** The network in training. */
  public SameDiff network() {
    return network;
  }

  /** Loss of the last step's batch, the sum of the network's losses; NaN before the first. */
  public double loss() {
    return loss;
  }

  /**
   * Trains for some epochs, as the network's {@code fit} does.
   *
   * @param epochs at least 1; with more the data must be resettable
   * @throws IllegalArgumentException if epochs is below 1, or a batch does not fit the network
   */
  public void fit(MultiDataSetIterator data, int epochs) {
    if (epochs < 1 || (epochs > 1 && !data.resetSupported())) {
      throw new IllegalArgumentException(
          "epochs must be at least 1, and 1 for data that cannot be reset, got " + epochs);
    }
    for (int epoch = 0; epoch < epochs; epoch++) {
      if (!data.hasNext() && data.resetSupported()) {
        data.reset();
      }
      while (data.hasNext()) {
        step(data.next());
      }
      config().incrementEpochCount();
    }
  }

  /**
   * Trains for some epochs.
   *
   * @see #fit(MultiDataSetIterator, int)
   */
  public void fit(DataSetIterator data, int epochs) {
    fit(new MultiDataSetIteratorAdapter(data), epochs);
  }

  /**
   * Makes a step with a batch of features and labels.
   *
   * @see #step(Map)
   */
  public Verdict step(DataSet batch) {
    return step(batch.toMultiDataSet());
  }

  /**
   * Makes a step with a batch, by the mapping of the training configuration.
   *
   * @see #step(Map)
   */
  public Verdict step(MultiDataSet batch) {
    return step(Placeholders.of(config(), batch));
  }

  /**
   * Measures, decides and updates the variables in place.
   *
   * @param placeholders the batch, by the names of the network's placeholders
   * @return what was done with the update
   * @throws IllegalArgumentException if a placeholder is missing
   * @throws IllegalStateException if a variable has got another array, the training is closed or another
   *     thread is in a step
   */
  public Verdict step(Map<String, INDArray> placeholders) {
    gate.enter("a step");
    try {
      follow();
      return control(
          pass.run(placeholders, config().getIterationCount(), config().getEpochCount()));
    } finally {
      gate.leave();
    }
  }

  private void serve() {
    follow();
    adapter.serveReadout();
  }

  /** Goes on with the variables that are trained by now. */
  private void follow() {
    outside.look();
    variables.check();
    if (!variables.current()) {
      variables = variables.followed();
      List<List<Segment>> segments = variables.segments();
      adapter.replace(segments, segments, variables.decays(), variables.layout());
      pass = new GradientPass(network, variables.names());
    }
  }

  /** The half of a step that follows the computation of loss and gradients. */
  Verdict control(GradientPass.Result computed) {
    loss = computed.loss();
    present(computed.gradients());
    Verdict verdict = loop.step();
    if (verdict == Verdict.SKIP) {
      adapter.skipped(loop::coefficient);
    } else {
      tryUpdate();
    }
    return verdict;
  }

  private void present(Map<String, INDArray> computed) {
    boolean fused = adapter.parts().stream().allMatch(part -> part.update().fused());
    List<List<INDArray>> presented =
        fused ? variables.direct(computed) : variables.gather(computed);
    for (int group = 0; group < presented.size(); group++) {
      StepInput input = adapter.parts().get(group).input();
      input.present(
          loss, presented.get(group), 1.0, config().getIterationCount(), config().getEpochCount());
      if (presented != variables.gradients()) {
        input.lent();
      }
    }
  }

  private void tryUpdate() {
    try {
      update();
    } catch (RuntimeException | Error e) {
      gate.halfMade(e);
      throw e;
    }
  }

  private void update() {
    boolean alone = !variables.regularized();
    for (int group = 0; group < adapter.groups(); group++) {
      if (!adapter.isFrozen(group)
          && !adapter.parts().get(group).update().make(variables.wholes(group), alone)) {
        variables.subtract(group);
      }
    }
    adapter.moved();
    config().incrementIterationCount();
    outside.take();
  }

  private TrainingConfig config() {
    return variables.config();
  }

  /**
   * Puts the averaged readout in the variables' place until the handle is closed; no step can be made
   * meanwhile, no checkpoint and no restore.
   *
   * <p>The loop must steer {@code readoutRate}, which keeps the average in a buffer, or {@code rateMemory}, which
   * only Adam over FLOAT on the CPU has and which needs none: then the variables are parked in a copy meanwhile, not in
   * the gradient's memory, where a gradient pass under way would overwrite them silently.
   *
   * @throws IllegalStateException if the loop keeps no averaged readout, it is served already, or this is closed
   */
  public ServedReadout serveReadout() {
    return gate.serve();
  }

  /** Whether {@link #serveReadout} has an average to serve. */
  public boolean hasReadout() {
    return adapter.averages();
  }

  /** How many updates were found that no step of the loop made, as the network's own {@code fit} makes them. */
  public long outsideSteps() {
    return outside.count();
  }

  void save(Path file) throws IOException {
    gate.within(
        "a checkpoint",
        () -> {
          follow();
          saved().save(file, config().getIterationCount());
        });
  }

  private SavedState saved() {
    return new SavedState(adapter.parts(), variables.names(), loop);
  }

  void restore(Path file) throws IOException {
    gate.restore(
        () -> {
          follow();
          saved().restore(file, config()::setIterationCount);
          outside.take();
        });
  }

  /** Lets the updater go, which keeps its last values, and closes the loop. Idempotent. */
  @Override
  public void close() {
    gate.close(this::release);
  }

  private void release() {
    try {
      outside.sum();
      loop.close();
    } finally {
      release.run();
    }
  }

  Nd4jAdapter adapter() {
    return adapter.parts().get(0);
  }
}
