package io.github.ae4j.djl.pass;

import ai.djl.ndarray.NDArray;
import io.github.ae4j.djl.form.NativeForm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step reads and changes.
 *
 * @param form of the first group's optimizer, for what is the same in all groups
 * @param parameters what is trained
 * @param losses what was differentiated
 * @param readout the averaged parameters
 */
public record StepTensors(
    NativeForm form, TrainedParameters parameters, LossRecord losses, AveragedReadout readout) {
  List<TrainedParameter> open() {
    return parameters.open();
  }

  List<Part> parts() {
    return parameters.parts();
  }

  /** The first moment of a parameter; null before its first update. */
  @Nullable NDArray first(TrainedParameter parameter) {
    return parameter.form().fields().firstMoments().find(parameter.id(), parameters.device());
  }

  /** The second moment of a parameter; null before its first update, and without a preconditioner. */
  @Nullable NDArray second(TrainedParameter parameter) {
    return form.preconditions()
        ? parameter.form().fields().secondMoments().find(parameter.id(), parameters.device())
        : null;
  }

  NDArray firstOrNew(TrainedParameter parameter) {
    return parameter
        .form()
        .fields()
        .firstMoments()
        .findOrZero(parameter.id(), parameters.device(), parameter.weight());
  }

  NDArray secondOrNew(TrainedParameter parameter) {
    return parameter
        .form()
        .fields()
        .secondMoments()
        .findOrZero(parameter.id(), parameters.device(), parameter.weight());
  }

  /** Lets a parameter have its state, which the optimizer would make within whatever scope is open. */
  void begin(TrainedParameter parameter) {
    if (form.hasMomentum()) {
      firstOrNew(parameter);
    }
    if (form.preconditions()) {
      secondOrNew(parameter);
    }
  }

  /** Counts an update of every open parameter, as the optimizer's own update does. */
  void count() {
    open().forEach(parameter -> parameter.form().fields().count(parameter.id()));
  }
}
