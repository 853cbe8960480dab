package io.github.ae4j.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.TrainingConfig;
import ai.djl.training.optimizer.Adadelta;
import ai.djl.training.optimizer.Adagrad;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.AdamW;
import ai.djl.training.optimizer.Nag;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.optimizer.RmsProp;
import ai.djl.training.optimizer.Sgd;
import ai.djl.training.tracker.ParameterTracker;
import ai.djl.training.tracker.Tracker;
import io.github.ae4j.adapter.Demand;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Statistic;
import java.util.Arrays;
import java.util.Set;

/** What cannot be steered, said when wrapping: the thing, the rule, the value. */
final class Refusals {
  private static final Set<Class<?>> STEERED = Set.of(Sgd.class, Adam.class, AdamW.class);
  private static final Set<Class<?>> WITHOUT_UPDATE =
      Set.of(Nag.class, RmsProp.class, Adagrad.class, Adadelta.class);
  private static final Class<?> FIXED = Tracker.fixed(0f).getClass();

  private Refusals() {}

  /** Checks what a trainer is to be made of. */
  static void check(Model model, TrainingConfig config) {
    String engine = model.getNDManager().getEngine().getEngineName();
    if (!engine.equals("PyTorch")) {
      throw new IllegalArgumentException("the model's engine must be PyTorch, got " + engine);
    }
    Device[] devices = config.getDevices();
    if (devices.length != 1) {
      throw new IllegalArgumentException(
          "a steered trainer must have one device, got "
              + Arrays.toString(devices)
              + ": DJL repeats the update, and its count, for each; choose one with optDevices");
    }
    if (model.getBlock() == null) {
      throw new IllegalArgumentException(
          "model " + model.getName() + " must have a block, got none; call setBlock first");
    }
    if (model.getDataType() != null) {
      dataType("model " + model.getName(), model.getDataType());
    }
    optimizer(config.getOptimizer());
  }

  /** Checks that an optimizer can be steered and is not steered already. */
  static void optimizer(Optimizer optimizer) {
    String name = optimizer.getClass().getSimpleName();
    if (WITHOUT_UPDATE.contains(optimizer.getClass())) {
      throw new IllegalArgumentException(
          "the optimizer must be Sgd, Adam or AdamW, got "
              + name
              + ": DJL's PyTorch engine has no update for it");
    }
    if (!STEERED.contains(optimizer.getClass())) {
      throw new IllegalArgumentException(
          "the optimizer must be exactly DJL's own Sgd, Adam or AdamW, got "
              + optimizer.getClass().getName()
              + ": the update of another class is not known here");
    }
    if (new OptimizerFields(optimizer).tracker() instanceof SteeringTracker) {
      throw new IllegalStateException(
          "an optimizer must be steered once at a time, got an "
              + name
              + " that another trainer steers; close that one first");
    }
  }

  /** Checks that an adapter can do what a loop demands. */
  static void demand(DjlAdapter adapter, Demand demand) {
    for (String coefficient : demand.coefficients()) {
      adapter.read(0, coefficient);
    }
    for (Statistic statistic : demand.statistics()) {
      if (!adapter.measurable().contains(statistic)) {
        throw new IllegalArgumentException(
            adapter.optimizer() + " cannot measure " + statistic + ": it has no first moment");
      }
      boolean average = statistic == Statistic.G_READOUT || statistic == Statistic.READOUT_READOUT;
      if (average && !demand.coefficients().contains(Coefficient.READOUT_RATE)) {
        throw new IllegalArgumentException(
            statistic
                + " needs an averaged readout: the loop must steer "
                + Coefficient.READOUT_RATE);
      }
    }
  }

  /** Checks that values of a type can be measured and updated here. */
  static void dataType(String what, DataType type) {
    if (type != DataType.FLOAT32 && type != DataType.FLOAT64) {
      throw new IllegalArgumentException(
          what + " must have data type float32 or float64, got " + type);
    }
  }

  /** Checks that a tracker leaves the learning rate to the loop. */
  static void tracker(String optimizer, String coefficient, ParameterTracker tracker) {
    if (tracker.getClass() != FIXED) {
      throw new IllegalArgumentException(
          "the learning rate of "
              + optimizer
              + " must come from Tracker.fixed for "
              + coefficient
              + " to be steered, got "
              + tracker.getClass().getName()
              + ": two schedules would work against each other");
    }
  }
}
