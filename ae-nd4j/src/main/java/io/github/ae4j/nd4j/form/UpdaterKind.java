package io.github.ae4j.nd4j.form;

import static io.github.ae4j.coefficient.Coefficient.BETA2;
import static io.github.ae4j.coefficient.Coefficient.EPSILON;
import static io.github.ae4j.coefficient.Coefficient.LEARNING_RATE;
import static io.github.ae4j.coefficient.Coefficient.MOMENTUM;
import static io.github.ae4j.nd4j.form.UpdaterLayout.layout;

import java.util.Map;
import java.util.Set;
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
public enum UpdaterKind {
  SGD(
      layout(Sgd.class)
          .with(LEARNING_RATE, Sgd::getLearningRate, Sgd::setLearningRate)
          .schedule(Sgd::getLearningRateSchedule)),
  NESTEROVS(
      layout(Nesterovs.class)
          .with(LEARNING_RATE, Nesterovs::getLearningRate, Nesterovs::setLearningRate)
          .with(MOMENTUM, Nesterovs::getMomentum, Nesterovs::setMomentum)
          .schedule(Nesterovs::getLearningRateSchedule)
          .schedule(Nesterovs::getMomentumISchedule)
          .first("V")),
  ADAM(
      layout(Adam.class)
          .with(LEARNING_RATE, Adam::getLearningRate, Adam::setLearningRate)
          .with(MOMENTUM, Adam::getBeta1, Adam::setBeta1)
          .with(BETA2, Adam::getBeta2, Adam::setBeta2)
          .with(EPSILON, Adam::getEpsilon, Adam::setEpsilon)
          .schedule(Adam::getLearningRateSchedule)
          .first("M")
          .second("V")),
  AMSGRAD(
      layout(AMSGrad.class)
          .with(LEARNING_RATE, AMSGrad::getLearningRate, AMSGrad::setLearningRate)
          .with(MOMENTUM, AMSGrad::getBeta1, AMSGrad::setBeta1)
          .with(BETA2, AMSGrad::getBeta2, AMSGrad::setBeta2)
          .with(EPSILON, AMSGrad::getEpsilon, AMSGrad::setEpsilon)
          .schedule(AMSGrad::getLearningRateSchedule)
          .first("M")
          .second("V")
          .third("V_HAT")),
  NADAM(
      layout(Nadam.class)
          .with(LEARNING_RATE, Nadam::getLearningRate, Nadam::setLearningRate)
          .with(MOMENTUM, Nadam::getBeta1, Nadam::setBeta1)
          .with(BETA2, Nadam::getBeta2, Nadam::setBeta2)
          .with(EPSILON, Nadam::getEpsilon, Nadam::setEpsilon)
          .schedule(Nadam::getLearningRateSchedule)
          .first("M")
          .second("V")),
  ADAMAX(
      layout(AdaMax.class)
          .with(LEARNING_RATE, AdaMax::getLearningRate, AdaMax::setLearningRate)
          .with(MOMENTUM, AdaMax::getBeta1, AdaMax::setBeta1)
          .with(BETA2, AdaMax::getBeta2, AdaMax::setBeta2)
          .schedule(AdaMax::getLearningRateSchedule)
          .first("M")
          .second("V")),
  RMSPROP(
      layout(RmsProp.class)
          .with(LEARNING_RATE, RmsProp::getLearningRate, RmsProp::setLearningRate)
          .with(BETA2, RmsProp::getRmsDecay, RmsProp::setRmsDecay)
          .with(EPSILON, RmsProp::getEpsilon, RmsProp::setEpsilon)
          .schedule(RmsProp::getLearningRateSchedule)
          .second("G")),
  ADAGRAD(
      layout(AdaGrad.class)
          .with(LEARNING_RATE, AdaGrad::getLearningRate, AdaGrad::setLearningRate)
          .with(EPSILON, AdaGrad::getEpsilon, AdaGrad::setEpsilon)
          .schedule(AdaGrad::getLearningRateSchedule)
          .second("grad")),
  ADADELTA(
      layout(AdaDelta.class)
          .with(BETA2, AdaDelta::getRho, AdaDelta::setRho)
          .with(EPSILON, AdaDelta::getEpsilon, AdaDelta::setEpsilon)
          .second("msg")
          .third("msdx"));

  private final UpdaterLayout<?> layout;
  private final Map<String, Field> fields;

  UpdaterKind(UpdaterLayout<?> layout) {
    this.layout = layout;
    fields = Map.copyOf(layout.fields);
  }

  /** The kind of a configuration; null if it is not one of these, exactly. */
  public static @Nullable UpdaterKind of(IUpdater config) {
    for (UpdaterKind kind : values()) {
      if (kind.layout.type == config.getClass()) {
        return kind;
      }
    }
    return null;
  }

  /** A schedule of the configuration's own; null if it has none. */
  @Nullable Object schedule(IUpdater config) {
    return layout.schedule.apply(config);
  }

  /** The coefficients of the update rule, in native units. */
  public Map<String, Field> fields() {
    return fields;
  }

  /** Names of the coefficients of the update rule. */
  public Set<String> steerable() {
    return fields.keySet();
  }

  /** Whether the update rule has a coefficient. */
  boolean has(String coefficient) {
    return fields.containsKey(coefficient);
  }

  /** Name of the first moment among the updater's states; null if it has none. */
  public @Nullable String first() {
    return layout.first;
  }

  /** Name of the second moment, or what stands for it; null if it has none. */
  public @Nullable String second() {
    return layout.second;
  }

  /** Name of a third state: AMSGrad's maximum, AdaDelta's mean square of updates. */
  public @Nullable String third() {
    return layout.third;
  }

  /** Whether it has a first moment. */
  public boolean hasMomentum() {
    return layout.first != null;
  }

  /** Whether it divides by a second moment, or what stands for it. */
  public boolean preconditions() {
    return layout.second != null;
  }

  /** Whether the update looks ahead, so that its direction forgets with the square of the decay. */
  public boolean looksAhead() {
    return this == NESTEROVS || this == NADAM;
  }

  /** Whether the second moment is a mean, which starts at zero and is corrected for it. */
  public boolean averagesSquares() {
    return this == ADAM || this == AMSGRAD || this == NADAM || this == RMSPROP;
  }

  /** The class's name. */
  public String label() {
    return layout.type.getSimpleName();
  }
}
