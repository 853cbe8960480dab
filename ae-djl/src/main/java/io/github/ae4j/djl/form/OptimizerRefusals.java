package io.github.ae4j.djl.form;

import ai.djl.training.optimizer.Adadelta;
import ai.djl.training.optimizer.Adagrad;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.AdamW;
import ai.djl.training.optimizer.Nag;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.optimizer.RmsProp;
import ai.djl.training.optimizer.Sgd;
import ai.djl.training.tracker.FixedPerVarTracker;
import ai.djl.training.tracker.ParameterTracker;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.coefficient.DecayBound;
import java.util.Set;

/** Which optimizers cannot be steered: the thing, the rule, the value. */
public final class OptimizerRefusals {
  private static final Set<Class<?>> STEERED = Set.of(Sgd.class, Adam.class, AdamW.class);
  private static final Set<Class<?>> WITHOUT_UPDATE =
      Set.of(Nag.class, RmsProp.class, Adagrad.class, Adadelta.class);
  private static final Class<?> FIXED = Tracker.fixed(0f).getClass();

  private OptimizerRefusals() {}

  /** Checks that an optimizer's update is known here and possible. */
  public static void kind(Optimizer optimizer) {
    Class<?> kind = optimizer.getClass();
    if (WITHOUT_UPDATE.contains(kind)) {
      throw new IllegalArgumentException(
          "the optimizer must be Sgd, Adam or AdamW, got "
              + kind.getSimpleName()
              + ": DJL's PyTorch engine has no update for it");
    }
    if (!STEERED.contains(kind)) {
      throw new IllegalArgumentException(
          "the optimizer must be exactly DJL's own Sgd, Adam or AdamW, got "
              + kind.getName()
              + ": the update of another class is not known here");
    }
  }

  /** Checks that an optimizer is not steered already. */
  static void taken(String optimizer, ParameterTracker tracker) {
    if (tracker instanceof SteeringTracker) {
      throw new IllegalStateException(
          "an optimizer must be steered once at a time, got an "
              + optimizer
              + " that another trainer steers; close that one first");
    }
  }

  /** Checks that a weight decay is one. */
  static void decay(String optimizer, double decay) {
    DecayBound.check("the weight decay of " + optimizer, decay);
  }

  /** Checks that a tracker leaves the learning rate to the loop. */
  static void schedule(String optimizer, String coefficient, ParameterTracker tracker) {
    if (!isFixed(tracker) && tracker.getClass() != FixedPerVarTracker.class) {
      throw new IllegalArgumentException(
          "the learning rate of "
              + optimizer
              + " must come from Tracker.fixed or FixedPerVarTracker for "
              + coefficient
              + " to be steered, got "
              + tracker.getClass().getName()
              + ": two schedules would work against each other");
    }
  }

  /** Whether a tracker gives one rate, always. */
  static boolean isFixed(ParameterTracker tracker) {
    return tracker.getClass() == FIXED;
  }
}
