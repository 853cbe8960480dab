package io.github.ae4j.nd4j;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.nd4j.samediff.GradientPass;
import io.github.ae4j.testkit.AdapterSubject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.listeners.At;
import org.nd4j.autodiff.listeners.Operation;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/** A {@link SameDiffRipple} in training, bare by SameDiff's own {@code fit}. */
final class SameDiffSubject implements AdapterSubject {
  private record Saved(
      Map<String, INDArray> variables, Map<String, INDArray> state, int iteration) {}

  private final SameDiffRipple ripple;
  private @Nullable SteeredSameDiff steered;
  private @Nullable SteeringFit fit;

  /**
   * A problem in training.
   *
   * @param nextStep whether the loop is put around SameDiff's own fit
   */
  SameDiffSubject(IUpdater config, @Nullable Preset preset, boolean nextStep) {
    this(new SameDiffRipple(config), preset, nextStep);
  }

  SameDiffSubject(
      SameDiffRipple ripple, @Nullable Preset preset, boolean nextStep, ParameterGroup... given) {
    this.ripple = ripple;
    List<ParameterGroup> groups = List.of(given);
    SameDiff network = ripple.network;
    steered = preset == null || nextStep ? null : AeSameDiff.steer(network, preset, 0L, groups);
    fit = preset == null || !nextStep ? null : AeSameDiff.listener(network, preset, 0L, groups);
  }

  @Override
  public void step(long t) {
    if (steered != null) {
      steered.step(ripple.batch(t));
    } else if (fit != null) {
      ripple.network.fit(ripple.batch(t), fit);
    } else {
      ripple.network.fit(ripple.batch(t));
    }
  }

  @Override
  public void step(double loss, double gradient) {
    if (steered != null) {
      steered.control(new GradientPass.Result(loss, ripple.constant(gradient)));
    } else {
      fit(loss, ripple.constant(gradient));
    }
  }

  /** What fit does, with another loss and other gradients. */
  private void fit(double loss, Map<String, INDArray> gradients) {
    SteeringFit listener = Objects.requireNonNull(fit);
    SameDiff network = ripple.network;
    TrainingConfig config = network.getTrainingConfig();
    int iteration = config.getIterationCount();
    At at = At.builder().iteration(iteration).operation(Operation.TRAINING).build();
    listener.iterationStart(network, at, null, 0L);
    listener.activationAvailable(network, at, null, null, "loss", Nd4j.scalar(loss));
    for (String name : gradients.keySet()) {
      INDArray gradient = gradients.get(name);
      String label = network.getVariable(name).getGradient().name();
      listener.activationAvailable(network, at, null, null, label, gradient);
      network.getUpdaterMap().get(name).applyUpdater(gradient, iteration, 0);
      network.getVariable(name).getArr().subi(gradient);
    }
    listener.iterationDone(network, at, null, null);
    config.incrementIterationCount();
  }

  @Override
  public double[] parameters() {
    return ripple.weights();
  }

  @Override
  public ControlLoop loop() {
    return steered != null ? steered.loop() : Objects.requireNonNull(fit).loop();
  }

  @Override
  public long updates() {
    return ripple.network.getTrainingConfig().getIterationCount();
  }

  @Override
  public long stateNumbers() {
    return states().values().stream().mapToLong(INDArray::length).sum();
  }

  private Map<String, INDArray> states() {
    Map<String, INDArray> all = new HashMap<>();
    SameDiff network = ripple.network;
    for (Map.Entry<String, GradientUpdater> updater : network.getUpdaterMap().entrySet()) {
      Map<String, INDArray> own = ((GradientUpdater<?>) updater.getValue()).getState();
      own.forEach((name, state) -> all.put(updater.getKey() + "/" + name, state));
    }
    return all;
  }

  @Override
  public Object save() {
    Map<String, INDArray> state = new HashMap<>();
    states().forEach((name, array) -> state.put(name, array.dup()));
    Map<String, INDArray> variables = new HashMap<>();
    for (String name : ripple.constant(0.0).keySet()) {
      variables.put(name, ripple.network.getVariable(name).getArr().dup());
    }
    return new Saved(variables, state, (int) updates());
  }

  @Override
  public void restore(Object saved) {
    Saved from = (Saved) saved;
    from.variables.forEach(
        (name, array) -> ripple.network.getVariable(name).getArr().assign(array));
    states().forEach((name, array) -> array.assign(from.state.get(name)));
    ripple.network.getTrainingConfig().setIterationCount(from.iteration);
  }

  @Override
  public void wrapAgain() {
    AeSameDiff.steer(ripple.network, (loop, adapter) -> {});
  }

  @Override
  public void detach() {
    close();
    steered = null;
    fit = null;
  }

  @Override
  public void close() {
    if (steered != null) {
      steered.close();
    }
    if (fit != null) {
      fit.close();
    }
  }
}
