package io.github.ae4j.djl.pass;

import ai.djl.ndarray.NDArray;
import io.github.ae4j.djl.form.NativeForm;
import io.github.ae4j.djl.form.OptimizerFields;

/**
 * The gradient as the optimizer's update uses it: min(rescale g, clip) + lambda theta, with lambda
 * the coupled weight decay. DJL limits the positive side only.
 */
final class EffectiveGradient {
  private EffectiveGradient() {}

  /** The effective gradient of a block whose parameters are all of one group, as a new vector. */
  static NDArray of(CoordinateBlock block, NativeForm form) {
    OptimizerFields fields = form.fields();
    NDArray gradient = block.gather(TrainedParameter::gradient);
    if (fields.rescale() != 1f) {
      gradient.muli(fields.rescale());
    }
    if (fields.clip() >= 0f) {
      gradient = gradient.minimum(fields.clip());
    }
    double decay = form.coupledDecay();
    return decay == 0.0
        ? gradient
        : gradient.addi(block.gather(TrainedParameter::weight).muli(decay));
  }
}
