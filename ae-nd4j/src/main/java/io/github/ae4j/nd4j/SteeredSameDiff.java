package io.github.ae4j.nd4j;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.coefficient.Verdict;
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
  private final TrainedVariables variables;
  private final GradientPass pass;
  private final Nd4jAdapter adapter;
  private final ControlLoop loop;
  private final Runnable release;
  private final Gate gate = new Gate("a steered network");
  private double loss = Double.NaN;
  private boolean serving;

  SteeredSameDiff(
      TrainedVariables variables, Nd4jAdapter adapter, ControlLoop loop, Runnable release) {
    this.variables = variables;
    pass = new GradientPass(variables.network, variables.names());
    this.adapter = adapter;
    this.loop = loop;
    this.release = release;
  }

  /** The loop that steers; for its coefficients, its reward and its checkpoint. */
  public ControlLoop loop() {
    return loop;
  }

  /** The network in training. */
  public SameDiff network() {
    return variables.network;
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
      checkPutBack("a step");
      GradientPass.Result result = compute(placeholders);
      return control(result.loss(), result.gradients());
    } finally {
      gate.leave();
    }
  }

  /** What ND4J says of a placeholder that it misses is at most its name. */
  private GradientPass.Result compute(Map<String, INDArray> placeholders) {
    try {
      return pass.run(placeholders, config().getIterationCount(), config().getEpochCount());
    } catch (IllegalArgumentException | IllegalStateException e) {
      List<String> missing =
          network().inputs().stream().filter(name -> !placeholders.containsKey(name)).toList();
      if (missing.isEmpty()) {
        throw e;
      }
      throw new IllegalArgumentException(
          "a batch must have every placeholder that the loss needs, and has none of "
              + missing
              + ": "
              + e.getMessage(),
          e);
    }
  }

  /** The half of a step that follows the computation of loss and gradients. */
  Verdict control(double computedLoss, Map<String, INDArray> gradients) {
    variables.check();
    List<INDArray> presented =
        adapter.update().fused() ? variables.direct(gradients) : variables.gather(gradients);
    loss = computedLoss;
    int iteration = config().getIterationCount();
    int epoch = config().getEpochCount();
    adapter.input().present(loss, presented, 1.0, iteration, epoch);
    Verdict verdict = loop.step();
    if (verdict != Verdict.SKIP) {
      if (!adapter
          .update()
          .make(variables.updater(), variables.gradient(), !variables.regularized())) {
        variables.subtract();
      }
      adapter.moved();
      config().incrementIterationCount();
    }
    return verdict;
  }

  private TrainingConfig config() {
    return variables.config();
  }

  /**
   * Puts the averaged readout in the variables' place until the handle is closed; no step can be made
   * meanwhile.
   *
   * @throws IllegalStateException if the loop keeps no averaged readout or it is served already
   */
  public Readout serveReadout() {
    gate.enter("a readout");
    try {
      checkPutBack("another");
      adapter.exchangeReadout();
      serving = true;
      return new Readout(this::putBack);
    } finally {
      gate.leave();
    }
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
    gate.enter("a checkpoint");
    try {
      checkPutBack("a checkpoint");
      new SavedState(adapter, loop).save(file, config().getIterationCount());
    } finally {
      gate.leave();
    }
  }

  void restore(Path file) throws IOException {
    gate.enter("a restore");
    try {
      checkPutBack("a restore");
      new SavedState(adapter, loop).restore(file, config()::setIterationCount);
    } finally {
      gate.leave();
    }
  }

  /** Lets the updater go, which keeps its last values, and closes the loop. Idempotent. */
  @Override
  public void close() {
    if (gate.closed()) {
      return;
    }
    gate.enter("closing");
    gate.close();
    try {
      putBack();
      loop.close();
    } finally {
      release.run();
      gate.leave();
    }
  }

  Nd4jAdapter adapter() {
    return adapter;
  }
}
