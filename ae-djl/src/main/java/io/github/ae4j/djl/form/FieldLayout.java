package io.github.ae4j.djl.form;

import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.AdamW;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.optimizer.Sgd;
import ai.djl.training.tracker.ParameterTracker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a class of DJL's optimizers keeps what it does not share with the others. */
record FieldLayout(
    VarHandle tracker, VarHandle momentum, VarHandle first, @Nullable OfAdam adamOnly) {
  private static final FieldLayout SGD =
      new FieldLayout(
          field(Sgd.class, "learningRateTracker", ParameterTracker.class),
          field(Sgd.class, "momentum", float.class),
          field(Sgd.class, "momentumStates", Map.class),
          null);
  private static final FieldLayout ADAM = adam(Adam.class);
  private static final FieldLayout ADAM_W = adam(AdamW.class);

  /** What Adam and AdamW have more. */
  record OfAdam(VarHandle beta2, VarHandle epsilon, VarHandle second) {}

  /** The layout of an {@link Sgd}, {@link Adam} or {@link AdamW}. */
  static FieldLayout of(Class<? extends Optimizer> optimizer) {
    return optimizer == Sgd.class ? SGD : optimizer == Adam.class ? ADAM : ADAM_W;
  }

  OfAdam adam() {
    if (adamOnly == null) {
      throw new IllegalStateException("Sgd has no second moment");
    }
    return adamOnly;
  }

  private static FieldLayout adam(Class<?> owner) {
    return new FieldLayout(
        field(owner, "learningRateTracker", ParameterTracker.class),
        field(owner, "beta1", float.class),
        field(owner, "means", Map.class),
        new OfAdam(
            field(owner, "beta2", float.class),
            field(owner, "epsilon", float.class),
            field(owner, "variances", Map.class)));
  }

  static VarHandle field(Class<?> owner, String name, Class<?> type) {
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
}
