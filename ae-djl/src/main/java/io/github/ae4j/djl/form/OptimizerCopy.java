package io.github.ae4j.djl.form;

import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.AdamW;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.optimizer.Sgd;
import java.util.Set;

/** An optimizer of its own for one model, made as another stands: what others hold is not written to. */
final class OptimizerCopy {
  private OptimizerCopy() {}

  /**
   * A copy of an {@link Sgd}, {@link Adam} or {@link AdamW}, with the counts and states of some parameters alone.
   *
   * @param ids of those parameters
   */
  static Optimizer of(Optimizer original, Set<String> ids) {
    OptimizerFields from = new OptimizerFields(original);
    Optimizer copy = like(original, from);
    OptimizerFields to = new OptimizerFields(copy);
    from.counts()
        .forEach(
            (id, count) -> {
              if (ids.contains(id)) {
                to.counts().put(id, count);
                to.updates(Math.max(to.updates(), count));
              }
            });
    to.firstMoments().copy(from.firstMoments(), ids);
    if (from.hasSecondMoments()) {
      to.secondMoments().copy(from.secondMoments(), ids);
    }
    return copy;
  }

  private static Optimizer like(Optimizer original, OptimizerFields from) {
    if (original instanceof Sgd) {
      return with(from, Optimizer.sgd())
          .setLearningRateTracker(from.tracker())
          .optMomentum(from.momentum())
          .build();
    }
    if (original instanceof AdamW) {
      return with(from, Optimizer.adamW())
          .optLearningRateTracker(from.tracker())
          .optBeta1(from.momentum())
          .optBeta2(from.beta2())
          .optEpsilon(from.epsilon())
          .build();
    }
    return with(from, Optimizer.adam())
        .optLearningRateTracker(from.tracker())
        .optBeta1(from.momentum())
        .optBeta2(from.beta2())
        .optEpsilon(from.epsilon())
        .build();
  }

  private static <T extends Optimizer.OptimizerBuilder<T>> T with(OptimizerFields from, T builder) {
    builder.setRescaleGrad(from.rescale());
    builder.optWeightDecays(from.weightDecay());
    builder.optClipGrad(from.clip());
    builder.optBeginNumUpdate(from.begin());
    return builder;
  }
}
