package io.github.ae4j.nd4j.form;

import io.github.ae4j.coefficient.Coefficient;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

/** Updaters that cannot be steered, said when wrapping: the thing, the rule, the value. */
public final class UpdaterRefusals {
  private static final String STEERED =
      "Sgd, Nesterovs, Adam, AMSGrad, Nadam, AdaMax, RmsProp, AdaGrad or AdaDelta";

  private UpdaterRefusals() {}

  /** The kind of an updater, which must be one that can be steered. */
  public static UpdaterKind kind(IUpdater config) {
    UpdaterKind kind = UpdaterKind.of(config);
    if (kind != null) {
      return kind;
    }
    String name = config.getClass().getName();
    throw new IllegalArgumentException(
        "the updater must be exactly ND4J's own "
            + STEERED
            + ", got "
            + (name.startsWith("org.nd4j.") ? config.getClass().getSimpleName() : name)
            + ": "
            + why(config.getClass().getSimpleName()));
  }

  private static String why(String name) {
    return switch (name) {
      case "AdaBelief" ->
          "ND4J cannot instantiate it: it splits a state of rank 1 by its second axis";
      case "NoOp" -> "it makes no update";
      default -> "the update of another class is not known here";
    };
  }

  /**
   * Checks that two updaters can be steered as one group: of one kind, equal but for their rates.
   *
   * @param relativeRate the second's learning rate over the first's
   */
  public static void sameKind(
      GradientUpdater<?> first, GradientUpdater<?> other, double relativeRate) {
    UpdaterKind kind = oneKind(first, other);
    proportion(relativeRate);
    kind.steerable().stream()
        .filter(coefficient -> !coefficient.equals(Coefficient.LEARNING_RATE))
        .forEach(coefficient -> same(kind, coefficient, first.getConfig(), other.getConfig()));
  }

  /** Checks that two updaters can be steered by one loop. */
  public static UpdaterKind oneKind(GradientUpdater<?> first, GradientUpdater<?> other) {
    UpdaterKind kind = kind(first.getConfig());
    if (kind(other.getConfig()) != kind) {
      throw new IllegalArgumentException(
          "all updaters of a network must be of one kind to be steered by one loop, got "
              + kind.label()
              + " and "
              + other.getConfig().getClass().getSimpleName());
    }
    return kind;
  }

  private static void proportion(double relativeRate) {
    if (!(relativeRate > 0.0 && relativeRate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "learning rates of a network's updaters must be positive to be steered as one group, got"
              + " the proportion "
              + relativeRate);
    }
  }

  private static void same(UpdaterKind kind, String coefficient, IUpdater first, IUpdater other) {
    Field field = Objects.requireNonNull(kind.fields().get(coefficient));
    if (field.read(first) != field.read(other)) {
      throw new IllegalArgumentException(
          coefficient
              + " must be the same in all updaters of a network to be steered as one group, got "
              + field.read(first)
              + " and "
              + field.read(other));
    }
  }

  /** Checks that no schedule of its own writes a coefficient of the update rule. */
  static void schedule(UpdaterKind kind, @Nullable Object schedule, String coefficient) {
    if (schedule != null) {
      throw new IllegalArgumentException(
          kind.label()
              + " must have no schedule of its own for "
              + coefficient
              + " to be steered, got "
              + schedule.getClass().getSimpleName()
              + ": two schedules would work against each other");
    }
  }
}
