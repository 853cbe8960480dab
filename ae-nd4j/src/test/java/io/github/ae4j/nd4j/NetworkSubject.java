package io.github.ae4j.nd4j;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.testkit.AdapterSubject;
import java.util.Objects;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** A network of {@link Networks} in training, as the contract of adapters wants it. */
class NetworkSubject implements AdapterSubject {
  private record Saved(INDArray parameters, @Nullable INDArray state, int iteration) {}

  /** Puts another loss and gradient in the place of the batch's. */
  private static final class Replace extends BaseTrainingListener {
    double loss;
    INDArray gradient;
    boolean armed;

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {}

    @Override
    public void onGradientCalculation(Model model) {
      if (armed) {
        armed = false;
        updater(model).getFlattenedGradientsView().assign(gradient.mul(Networks.BATCH));
        if (model instanceof MultiLayerNetwork layered) {
          layered.setScore(loss);
        } else {
          ((ComputationGraph) model).setScore(loss);
        }
      }
    }
  }

  private final Model network;
  private final Replace replace = new Replace();
  private @Nullable SteeredNetwork steered;

  NetworkSubject(Model network, @Nullable Preset preset, ParameterGroup... groups) {
    this.network = network;
    network.addListeners(replace);
    steered = preset == null ? null : Networks.steer(network, preset, groups);
  }

  private static BaseMultiLayerUpdater<?> updater(Model network) {
    return network instanceof MultiLayerNetwork layered
        ? (BaseMultiLayerUpdater<?>) layered.getUpdater()
        : ((ComputationGraph) network).getUpdater();
  }

  private SteeredNetwork steered() {
    return Objects.requireNonNull(steered);
  }

  @Override
  public void step(long t) {
    Networks.fit(network, t);
  }

  @Override
  public void step(double loss, double gradient) {
    INDArray parameters = network.params();
    step(loss, Nd4j.valueArrayOf(parameters.shape(), gradient, parameters.dataType()));
  }

  /** Makes a step with a loss and a gradient, whatever the network's are. */
  final void step(double loss, INDArray gradient) {
    replace.loss = loss;
    replace.gradient = gradient;
    replace.armed = true;
    Networks.fit(network, batch());
  }

  /** A batch for the forward pass. */
  DataSet batch() {
    return Networks.batch(1);
  }

  @Override
  public double[] parameters() {
    return Networks.weights(network);
  }

  @Override
  public ControlLoop loop() {
    return steered().loop();
  }

  @Override
  public long updates() {
    return steered().network().iteration();
  }

  @Override
  public long stateNumbers() {
    INDArray state = updater(network).getStateViewArray();
    return state == null ? 0 : state.length();
  }

  @Override
  public Object save() {
    INDArray state = updater(network).getStateViewArray();
    return new Saved(
        network.params().dup(),
        state == null ? null : state.dup(),
        steered().network().iteration());
  }

  @Override
  public void restore(Object saved) {
    Saved from = (Saved) saved;
    network.params().assign(from.parameters);
    updater(network).setStateViewArray(from.state);
    steered().network().iteration(from.iteration);
  }

  @Override
  public void wrapAgain() {
    Networks.steer(network, (loop, adapter) -> {});
  }

  @Override
  public void detach() {
    steered().close();
    steered = null;
  }

  @Override
  public void close() {
    if (steered != null) {
      steered.close();
    }
  }
}
