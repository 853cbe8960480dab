package io.github.ae4j.nd4j;

import static io.github.ae4j.coefficient.Coefficient.BETA2;
import static io.github.ae4j.coefficient.Coefficient.EPSILON;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.AdaDelta;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.AdaMax;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * The updaters of ND4J that can be steered, and what each of them keeps under which name.
 *
 * <p>AdaMax has an epsilon that its update does not use; it is not listed.
 */
enum UpdaterKind {
  SGD(
      fields(Sgd.class)
          .with(LEARNING_RATE, Sgd::getLearningRate, Sgd::setLearningRate)
          .schedule(Sgd::getLearningRateSchedule)),
  NESTEROVS(
      fields(Nesterovs.class)
          .with(LEARNING_RATE, Nesterovs::getLearningRate, Nesterovs::setLearningRate)
          .with(MOMENTUM, Nesterovs::getMomentum, Nesterovs::setMomentum)
          .schedule(Nesterovs::getLearningRateSchedule)
          .schedule(Nesterovs::getMomentumISchedule)
          .first("V")),
  ADAM(
      fields(Adam.class)
          .with(LEARNING_RATE, Adam::getLearningRate, Adam::setLearningRate)
          .with(MOMENTUM, Adam::getBeta1, Adam::setBeta1)
          .with(BETA2, Adam::getBeta2, Adam::setBeta2)
          .with(EPSILON, Adam::getEpsilon, Adam::setEpsilon)
          .schedule(Adam::getLearningRateSchedule)
          .first("M")
          .second("V")),
  AMSGRAD(
      fields(AMSGrad.class)
          .with(LEARNING_RATE, AMSGrad::getLearningRate, AMSGrad::setLearningRate)
          .with(MOMENTUM, AMSGrad::getBeta1, AMSGrad::setBeta1)
          .with(BETA2, AMSGrad::getBeta2, AMSGrad::setBeta2)
          .with(EPSILON, AMSGrad::getEpsilon, AMSGrad::setEpsilon)
          .schedule(AMSGrad::getLearningRateSchedule)
          .first("M")
          .second("V")
          .third("V_HAT")),
  NADAM(
      fields(Nadam.class)
          .with(LEARNING_RATE, Nadam::getLearningRate, Nadam::setLearningRate)
          .with(MOMENTUM, Nadam::getBeta1, Nadam::setBeta1)
          .with(BETA2, Nadam::getBeta2, Nadam::setBeta2)
          .with(EPSILON, Nadam::getEpsilon, Nadam::setEpsilon)
          .schedule(Nadam::getLearningRateSchedule)
          .first("M")
          .second("V")),
  ADAMAX(
      fields(AdaMax.class)
          .with(LEARNING_RATE, AdaMax::getLearningRate, AdaMax::setLearningRate)
          .with(MOMENTUM, AdaMax::getBeta1, AdaMax::setBeta1)
          .with(BETA2, AdaMax::getBeta2, AdaMax::setBeta2)
          .schedule(AdaMax::getLearningRateSchedule)
          .first("M")
          .second("V")),
  RMSPROP(
      fields(RmsProp.class)
          .with(LEARNING_RATE, RmsProp::getLearningRate, RmsProp::setLearningRate)
          .with(BETA2, RmsProp::getRmsDecay, RmsProp::setRmsDecay)
          .with(EPSILON, RmsProp::getEpsilon, RmsProp::setEpsilon)
          .schedule(RmsProp::getLearningRateSchedule)
          .second("G")),
  ADAGRAD(
      fields(AdaGrad.class)
          .with(LEARNING_RATE, AdaGrad::getLearningRate, AdaGrad::setLearningRate)
          .with(EPSILON, AdaGrad::getEpsilon, AdaGrad::setEpsilon)
          .schedule(AdaGrad::getLearningRateSchedule)
          .second("grad")),
  ADADELTA(
      fields(AdaDelta.class)
          .with(BETA2, AdaDelta::getRho, AdaDelta::setRho)
          .with(EPSILON, AdaDelta::getEpsilon, AdaDelta::setEpsilon)
          .second("msg")
          .third("msdx"));

  final Class<? extends IUpdater> type;

  /** The coefficients of the update rule, in native units. */
  final Map<String, Field> fields;

  /** Name of the first moment among the updater's states; null if it has none. */
  final @Nullable String first;

  /** Name of the second moment, or what stands for it; null if it has none. */
  final @Nullable String second;

  /** Name of a third state: AMSGrad's maximum, AdaDelta's mean square of updates. */
  final @Nullable String third;

  private final Function<IUpdater, @Nullable Object> schedule;

  UpdaterKind(Layout<?> layout) {
    type = layout.type;
    fields = Map.copyOf(layout.fields);
    first = layout.first;
    second = layout.second;
    third = layout.third;
    schedule = layout.schedule;
  }

  /** The kind of a configuration; null if it is not one of these, exactly. */
  static @Nullable UpdaterKind of(IUpdater config) {
    for (UpdaterKind kind : values()) {
      if (kind.type == config.getClass()) {
        return kind;
      }
    }
    return null;
  }

  /** A schedule of the configuration's own; null if it has none. */
  @Nullable Object schedule(IUpdater config) {
    return schedule.apply(config);
  }

  /** Whether the update looks ahead, so that its direction forgets with the square of the decay. */
  boolean looksAhead() {
    return this == NESTEROVS || this == NADAM;
  }

  /** Whether the second moment is a mean, which starts at zero and is corrected for it. */
  boolean averagesSquares() {
    return this == ADAM || this == AMSGRAD || this == NADAM || this == RMSPROP;
  }

  /** The class's name. */
  String label() {
    return type.getSimpleName();
  }

  private static <C extends IUpdater> Layout<C> fields(Class<C> type) {
    return new Layout<>(type);
  }

  private static final class Layout<C extends IUpdater> {
    final Class<C> type;
    final Map<String, Field> fields = new HashMap<>();
    Function<IUpdater, @Nullable Object> schedule = config -> null;
    @Nullable String first;
    @Nullable String second;
    @Nullable String third;

    Layout(Class<C> type) {
      this.type = type;
    }

    Layout<C> with(String coefficient, ToDoubleFunction<C> reader, ObjDoubleConsumer<C> writer) {
      fields.put(coefficient, Field.of(type, reader, writer));
      return this;
    }

    Layout<C> schedule(Function<C, @Nullable Object> reader) {
      Function<IUpdater, @Nullable Object> before = schedule;
      schedule =
          config -> {
            Object seen = before.apply(config);
            return seen == null ? reader.apply(type.cast(config)) : seen;
          };
      return this;
    }

    Layout<C> first(String name) {
      first = name;
      return this;
    }

    Layout<C> second(String name) {
      second = name;
      return this;
    }

    Layout<C> third(String name) {
      third = name;
      return this;
    }
  }
}
