package io.github.ae4j.djl.form;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.AdamW;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.optimizer.Sgd;
import ai.djl.training.tracker.ParameterTracker;
import java.lang.invoke.VarHandle;
import java.util.Map;

/**
 * The fields of one DJL optimizer. DJL gives its optimizers no setters, so that steering one
 * means writing its fields; this class is the only one that does.
 */
public final class OptimizerFields {
  private static final VarHandle COUNTS =
      FieldLayout.field(Optimizer.class, "updateCounts", Map.class);
  private static final VarHandle UPDATES =
      FieldLayout.field(Optimizer.class, "numUpdate", int.class);
  private static final VarHandle BEGIN =
      FieldLayout.field(Optimizer.class, "beginNumUpdate", int.class);
  private static final VarHandle DECAY =
      FieldLayout.field(Optimizer.class, "weightDecays", float.class);
  private static final VarHandle RESCALE =
      FieldLayout.field(Optimizer.class, "rescaleGrad", float.class);
  private static final VarHandle CLIP = FieldLayout.field(Optimizer.class, "clipGrad", float.class);

  private final Optimizer optimizer;
  private final FieldLayout layout;

  /** The fields of an {@link Sgd}, {@link Adam} or {@link AdamW}, of exactly that class. */
  public OptimizerFields(Optimizer optimizer) {
    this.optimizer = optimizer;
    this.layout = FieldLayout.of(optimizer.getClass());
  }

  /** What gives the learning rate. */
  public ParameterTracker tracker() {
    return (ParameterTracker) layout.tracker().get(optimizer);
  }

  void tracker(ParameterTracker tracker) {
    layout.tracker().set(optimizer, tracker);
  }

  /** Momentum of SGD, beta1 of Adam. */
  public float momentum() {
    return (float) layout.momentum().get(optimizer);
  }

  void momentum(float value) {
    layout.momentum().set(optimizer, value);
  }

  float beta2() {
    return (float) layout.adam().beta2().get(optimizer);
  }

  void beta2(float value) {
    layout.adam().beta2().set(optimizer, value);
  }

  float epsilon() {
    return (float) layout.adam().epsilon().get(optimizer);
  }

  void epsilon(float value) {
    layout.adam().epsilon().set(optimizer, value);
  }

  /** Weight decay, coupled or decoupled as the class has it. */
  public float weightDecay() {
    return (float) DECAY.get(optimizer);
  }

  void weightDecay(float value) {
    DECAY.set(optimizer, value);
  }

  /** Factor of a gradient before it is used. */
  public float rescale() {
    return (float) RESCALE.get(optimizer);
  }

  /** Upper limit of a gradient coordinate; negative if there is none. */
  public float clip() {
    return (float) CLIP.get(optimizer);
  }

  /** Buffers of the first moment by parameter id. */
  public StateMap firstMoments() {
    return new StateMap(map(layout.first()));
  }

  /** Whether the optimizer has a second moment. */
  boolean hasSecondMoments() {
    return layout.adamOnly() != null;
  }

  /**
   * Buffers of the second moment by parameter id.
   *
   * @throws IllegalStateException if the optimizer has none
   */
  public StateMap secondMoments() {
    return new StateMap(map(layout.adam().second()));
  }

  /** Updates made so far, by parameter id, counted from where the optimizer began; may be written to. */
  @SuppressWarnings("unchecked")
  public Map<String, Integer> counts() {
    return (Map<String, Integer>) COUNTS.get(optimizer);
  }

  /** The largest count so far. */
  public int updates() {
    return (int) UPDATES.get(optimizer);
  }

  /** Sets the largest count. */
  public void updates(int value) {
    UPDATES.set(optimizer, value);
  }

  /** Counts an update of a parameter, as {@code Optimizer.updateCount} does. */
  public void count(String parameterId) {
    int count = counts().merge(parameterId, begin() + 1, (before, first) -> before + 1);
    updates(Math.max(updates(), count));
  }

  int begin() {
    return (int) BEGIN.get(optimizer);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Map<Device, NDArray>> map(VarHandle handle) {
    return (Map<String, Map<Device, NDArray>>) handle.get(optimizer);
  }
}
