package io.github.ae4j.nd4j;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.testkit.AdapterSubject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/** A {@link SameDiffRipple} in training, bare by SameDiff's own {@code fit}. */
final class SameDiffSubject implements AdapterSubject {
  private record Saved(
      Map<String, INDArray> variables, Map<String, INDArray> state, int iteration) {}

  private final SameDiffRipple ripple;
  private @Nullable SteeredSameDiff steered;

  SameDiffSubject(IUpdater config, @Nullable Preset preset) {
    ripple = new SameDiffRipple(config);
    steered = preset == null ? null : AeSameDiff.steer(ripple.network, preset);
  }

  private SteeredSameDiff steered() {
    return Objects.requireNonNull(steered);
  }

  @Override
  public void step(long t) {
    if (steered != null) {
      steered.step(ripple.batch(t));
    } else {
      ripple.network.fit(ripple.batch(t));
    }
  }

  @Override
  public void step(double loss, double gradient) {
    steered().control(loss, ripple.constant(gradient));
  }

  @Override
  public double[] parameters() {
    return ripple.weights();
  }

  @Override
  public ControlLoop loop() {
    return steered().loop();
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
