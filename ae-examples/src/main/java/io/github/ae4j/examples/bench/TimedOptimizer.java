package io.github.ae4j.examples.bench;

import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Locale;

/** The optimizers of DJL that can be steered, with usual settings. */
public enum TimedOptimizer {
  /** Adam at 0.001. */
  ADAM {
    @Override
    Optimizer optimizer() {
      return Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-3f)).build();
    }
  },
  /** AdamW at 0.001 with a weight decay of 0.01. */
  ADAMW {
    @Override
    Optimizer optimizer() {
      return Optimizer.adamW()
          .optLearningRateTracker(Tracker.fixed(1e-3f))
          .optWeightDecays(0.01f)
          .build();
    }
  },
  /** Stochastic gradient descent at 0.01 with a momentum of 0.9. */
  SGD {
    @Override
    Optimizer optimizer() {
      return Optimizer.sgd().setLearningRateTracker(Tracker.fixed(1e-2f)).optMomentum(0.9f).build();
    }
  };

  /** A new one. */
  abstract Optimizer optimizer();

  /** In small letters. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
