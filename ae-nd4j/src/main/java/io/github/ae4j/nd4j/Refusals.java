package io.github.ae4j.nd4j;

import io.github.ae4j.adapter.Demand;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Statistic;
import java.util.Arrays;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/** What cannot be steered, said when wrapping: the thing, the rule, the value. */
final class Refusals {
  private static final String STEERED =
      "Sgd, Nesterovs, Adam, AMSGrad, Nadam, AdaMax, RmsProp, AdaGrad or AdaDelta";

  private Refusals() {}

  /** The kind of an updater, which must be one that can be steered. */
  static UpdaterKind kind(IUpdater config) {
    UpdaterKind kind = UpdaterKind.of(config);
    if (kind != null) {
      return kind;
    }
    String name = config.getClass().getSimpleName();
    String why =
        switch (name) {
          case "AdaBelief" ->
              "ND4J cannot instantiate it: it splits a state of rank 1 by its second axis";
          case "NoOp" -> "it makes no update";
          default -> "the update of another class is not known here";
        };
    throw new IllegalArgumentException(
        "the updater must be exactly ND4J's own "
            + STEERED
            + ", got "
            + (config.getClass().getName().startsWith("org.nd4j.")
                ? name
                : config.getClass().getName())
            + ": "
            + why);
  }

  /**
   * Checks that two updaters can be steered as one group: of one kind, equal but for their rates.
   *
   * @param relativeRate the second's learning rate over the first's
   */
  static void sameKind(GradientUpdater<?> first, GradientUpdater<?> other, double relativeRate) {
    UpdaterKind kind = kind(first.getConfig());
    if (kind(other.getConfig()) != kind) {
      throw new IllegalArgumentException(
          "all updaters of a network must be of one kind to be steered as one group, got "
              + kind.label()
              + " and "
              + other.getConfig().getClass().getSimpleName());
    }
    if (!(relativeRate > 0.0 && relativeRate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "learning rates of a network's updaters must be positive to be steered as one group, got"
              + " the proportion "
              + relativeRate);
    }
    kind.fields.forEach(
        (coefficient, field) -> {
          double one = field.read(first.getConfig());
          double two = field.read(other.getConfig());
          if (!coefficient.equals(Coefficient.LEARNING_RATE) && one != two) {
            throw new IllegalArgumentException(
                coefficient
                    + " must be the same in all updaters of a network to be steered as one group,"
                    + " got "
                    + one
                    + " and "
                    + two);
          }
        });
  }

  /** Checks that values can be measured and updated here. */
  static void dataType(String what, DataType type) {
    if (type != DataType.FLOAT && type != DataType.DOUBLE) {
      throw new IllegalArgumentException(
          what + " must have data type FLOAT or DOUBLE, got " + type);
    }
  }

  /** Checks that an array can be seen as one vector that shares its memory. */
  static void flat(String what, INDArray array) {
    dataType(what, array.dataType());
    if (array.isEmpty() || array.length() == 0) {
      throw new IllegalArgumentException(what + " must have coordinates, got an empty array");
    }
    long[] shape = array.shape();
    long[] stride = array.stride();
    long expected = 1;
    boolean dense = true;
    for (int k = 0; k < shape.length; k++) {
      int i = array.ordering() == 'f' ? k : shape.length - 1 - k;
      dense &= shape[i] == 1 || stride[i] == expected;
      expected *= shape[i];
    }
    if (!dense) {
      throw new IllegalArgumentException(
          what
              + " must lie in memory without gaps, got shape "
              + Arrays.toString(shape)
              + " with strides "
              + Arrays.toString(stride)
              + "; make a copy with dup()");
    }
  }

  /** Checks a bare updater's state against the parameters it is of. */
  static void state(GradientUpdater<?> updater, INDArray parameters) {
    updater
        .getState()
        .forEach(
            (name, state) -> {
              if (state == null
                  || state.length() != parameters.length()
                  || state.dataType() != parameters.dataType()) {
                throw new IllegalArgumentException(
                    "state "
                        + name
                        + " of the updater must be "
                        + parameters.length()
                        + " numbers of "
                        + parameters.dataType()
                        + " as the parameters are, got "
                        + (state == null
                            ? "none; instantiate it with a state"
                            : state.length() + " of " + state.dataType()));
              }
            });
  }

  /** Checks a gradient against the parameters it is of. */
  static void gradient(INDArray gradient, INDArray parameters) {
    if (gradient.length() != parameters.length() || gradient.dataType() != parameters.dataType()) {
      throw new IllegalArgumentException(
          "gradient must be "
              + parameters.length()
              + " numbers of "
              + parameters.dataType()
              + " as the parameters are, got "
              + gradient.length()
              + " of "
              + gradient.dataType());
    }
  }

  /** Checks that no schedule of its own writes a coefficient of the update rule. */
  static void schedule(NativeForm form, String coefficient) {
    Object schedule = form.schedule();
    if (schedule != null) {
      throw new IllegalArgumentException(
          form.kind.label()
              + " must have no schedule of its own for "
              + coefficient
              + " to be steered, got "
              + schedule.getClass().getSimpleName()
              + ": two schedules would work against each other");
    }
  }

  /** Checks that an adapter can do what a loop demands. */
  static void demand(Nd4jAdapter adapter, Demand demand) {
    for (String coefficient : demand.coefficients()) {
      adapter.read(0, coefficient);
    }
    Set<Statistic> measurable = adapter.measurable();
    for (Statistic statistic : demand.statistics()) {
      if (!measurable.contains(statistic)) {
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
}
