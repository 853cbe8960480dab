package io.github.ae4j.djl;

import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Optimizers in many settings, made anew at each call. */
final class Optimizers {
  private Optimizers() {}

  static Optimizer sgd() {
    return Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.01f)).optMomentum(0.9f).build();
  }

  static Optimizer plainSgd() {
    return Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.05f)).build();
  }

  static Optimizer adam() {
    return Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.01f)).build();
  }

  static Optimizer adamW() {
    return Optimizer.adamW().optLearningRateTracker(Tracker.fixed(0.01f)).build();
  }

  static Map<String, Supplier<Optimizer>> all() {
    Map<String, Supplier<Optimizer>> all = new LinkedHashMap<>();
    all.put("Sgd", Optimizers::sgd);
    all.put("Sgd without momentum", Optimizers::plainSgd);
    all.put(
        "Sgd with decay, rescaled and clipped",
        () ->
            Optimizer.sgd()
                .setLearningRateTracker(Tracker.fixed(0.02f))
                .optMomentum(0.8f)
                .optWeightDecays(0.01f)
                .setRescaleGrad(0.5f)
                .optClipGrad(0.3f)
                .build());
    all.put(
        "Sgd on a schedule",
        () ->
            Optimizer.sgd()
                .setLearningRateTracker(
                    Tracker.factor().setBaseValue(0.05f).setFactor(0.99f).build())
                .optMomentum(0.9f)
                .build());
    all.put("Adam", Optimizers::adam);
    all.put(
        "Adam with decay, rescaled and clipped",
        () ->
            Optimizer.adam()
                .optLearningRateTracker(Tracker.fixed(0.03f))
                .optBeta1(0.8f)
                .optBeta2(0.95f)
                .optEpsilon(1e-3f)
                .optWeightDecays(0.02f)
                .setRescaleGrad(0.5f)
                .optClipGrad(0.3f)
                .optBeginNumUpdate(7)
                .build());
    all.put("AdamW", Optimizers::adamW);
    all.put(
        "AdamW in other settings",
        () ->
            Optimizer.adamW()
                .optLearningRateTracker(Tracker.fixed(0.03f))
                .optBeta1(0.7f)
                .optBeta2(0.9f)
                .optWeightDecays(0.1f)
                .build());
    return all;
  }
}
