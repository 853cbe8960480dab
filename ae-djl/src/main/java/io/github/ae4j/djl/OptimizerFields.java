package io.github.ae4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.AdamW;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.optimizer.Sgd;
import ai.djl.training.tracker.ParameterTracker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one DJL optimizer. DJL gives its optimizers no setters, so that steering the user's
 * own instance means writing its fields; this class is the only one that does.
 */
final class OptimizerFields {
  private static final VarHandle COUNTS = field(Optimizer.class, "updateCounts", Map.class);
  private static final VarHandle UPDATES = field(Optimizer.class, "numUpdate", int.class);
  private static final VarHandle BEGIN = field(Optimizer.class, "beginNumUpdate", int.class);
  private static final VarHandle DECAY = field(Optimizer.class, "weightDecays", float.class);
  private static final VarHandle RESCALE = field(Optimizer.class, "rescaleGrad", float.class);
  private static final VarHandle CLIP = field(Optimizer.class, "clipGrad", float.class);
  private static final Layout SGD = Layout.sgd();
  private static final Layout ADAM = Layout.adam(Adam.class);
  private static final Layout ADAM_W = Layout.adam(AdamW.class);

  private final Optimizer optimizer;
  private final Layout layout;

  /** The fields of an {@link Sgd}, {@link Adam} or {@link AdamW}, of exactly that class. */
  OptimizerFields(Optimizer optimizer) {
    this.optimizer = optimizer;
    this.layout =
        optimizer.getClass() == Sgd.class
            ? SGD
            : optimizer.getClass() == Adam.class ? ADAM : ADAM_W;
  }

  ParameterTracker tracker() {
    return (ParameterTracker) layout.tracker.get(optimizer);
  }

  void tracker(ParameterTracker tracker) {
    layout.tracker.set(optimizer, tracker);
  }

  /** Momentum of SGD, beta1 of Adam. */
  float momentum() {
    return (float) layout.momentum.get(optimizer);
  }

  void momentum(float value) {
    layout.momentum.set(optimizer, value);
  }

  float beta2() {
    return (float) layout.adam().beta2.get(optimizer);
  }

  void beta2(float value) {
    layout.adam().beta2.set(optimizer, value);
  }

  float epsilon() {
    return (float) layout.adam().epsilon.get(optimizer);
  }

  void epsilon(float value) {
    layout.adam().epsilon.set(optimizer, value);
  }

  float weightDecay() {
    return (float) DECAY.get(optimizer);
  }

  void weightDecay(float value) {
    DECAY.set(optimizer, value);
  }

  float rescale() {
    return (float) RESCALE.get(optimizer);
  }

  /** Upper limit of a gradient coordinate; negative if there is none. */
  float clip() {
    return (float) CLIP.get(optimizer);
  }

  /** Buffers of the first moment by parameter id. */
  StateMap firstMoments() {
    return new StateMap(map(layout.first));
  }

  /** Buffers of the second moment by parameter id. */
  StateMap secondMoments() {
    return new StateMap(map(layout.adam().second));
  }

  /** Updates made so far, by parameter id, counted from {@link #begin}. */
  @SuppressWarnings("unchecked")
  Map<String, Integer> counts() {
    return (Map<String, Integer>) COUNTS.get(optimizer);
  }

  int updates() {
    return (int) UPDATES.get(optimizer);
  }

  void updates(int value) {
    UPDATES.set(optimizer, value);
  }

  /** Counts an update of a parameter, as {@code Optimizer.updateCount} does. */
  void count(String parameterId) {
    int count = counts().merge(parameterId, begin() + 1, (before, first) -> before + 1);
    updates(Math.max(updates(), count));
  }

  int begin() {
    return (int) BEGIN.get(optimizer);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Map<ai.djl.Device, NDArray>> map(VarHandle handle) {
    return (Map<String, Map<ai.djl.Device, NDArray>>) handle.get(optimizer);
  }

  private static VarHandle field(Class<?> owner, String name, Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
          .findVarHandle(owner, name, type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "DJL's "
              + owner.getSimpleName()
              + " must have a field "
              + name
              + " that can be reached, as its release 0.35.1 has",
          e);
    }
  }

  private record Layout(
      VarHandle tracker, VarHandle momentum, VarHandle first, @Nullable AdamLayout adamOnly) {
    AdamLayout adam() {
      if (adamOnly == null) {
        throw new IllegalStateException("Sgd has no second moment");
      }
      return adamOnly;
    }

    static Layout sgd() {
      return new Layout(
          field(Sgd.class, "learningRateTracker", ParameterTracker.class),
          field(Sgd.class, "momentum", float.class),
          field(Sgd.class, "momentumStates", Map.class),
          null);
    }

    static Layout adam(Class<?> owner) {
      return new Layout(
          field(owner, "learningRateTracker", ParameterTracker.class),
          field(owner, "beta1", float.class),
          field(owner, "means", Map.class),
          new AdamLayout(
              field(owner, "beta2", float.class),
              field(owner, "epsilon", float.class),
              field(owner, "variances", Map.class)));
    }
  }

  private record AdamLayout(VarHandle beta2, VarHandle epsilon, VarHandle second) {}
}
