package io.github.ae4j.nd4j;

import io.github.ae4j.ControlLoop;
import io.github.ae4j.Preset;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.testkit.AdapterSubject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/** A {@link Ripple} in training with a bare updater, as the contract of adapters wants it. */
final class RippleSubject implements AdapterSubject {
  private record Saved(INDArray theta, Map<String, INDArray> state, int iteration) {}

  private final Ripple ripple;
  private @Nullable SteeredUpdater steered;
  private int bareIteration;

  RippleSubject(IUpdater config, @Nullable Preset preset) {
    this(new Ripple(config), preset);
  }

  RippleSubject(Ripple ripple, @Nullable Preset preset, ArrayGroup... groups) {
    this.ripple = ripple;
    steered = preset == null ? null : ripple.steered(preset, groups);
  }

  private SteeredUpdater steered() {
    return Objects.requireNonNull(steered);
  }

  @Override
  public void step(long t) {
    step(ripple.loss(t), ripple.gradient(t));
  }

  @Override
  public void step(double loss, double gradient) {
    step(loss, Nd4j.valueArrayOf(new long[] {ripple.theta.length()}, gradient, ripple.type));
  }

  private void step(double loss, INDArray gradient) {
    if (steered != null) {
      steered.step(loss, gradient);
    } else {
      ripple.bareStep(gradient, bareIteration++);
    }
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
    return steered().iteration();
  }

  @Override
  public long stateNumbers() {
    return ripple.updater.getState().values().stream().mapToLong(INDArray::length).sum();
  }

  @Override
  public Object save() {
    Map<String, INDArray> state = new HashMap<>();
    ripple.updater.getState().forEach((name, array) -> state.put(name, array.dup()));
    return new Saved(ripple.theta.dup(), state, steered().iteration());
  }

  @Override
  public void restore(Object saved) {
    Saved from = (Saved) saved;
    ripple.theta.assign(from.theta);
    ripple.updater.getState().forEach((name, array) -> array.assign(from.state.get(name)));
    steered().iteration(from.iteration);
  }

  @Override
  public void wrapAgain() {
    ripple.steered((loop, adapter) -> {});
  }

  @Override
  public void detach() {
    bareIteration = steered().iteration();
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
