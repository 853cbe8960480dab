package io.github.ae4j.djl;

import ai.djl.ndarray.NDArray;
import io.github.ae4j.djl.TrainedParameters.Entry;

/**
 * The gradient as the optimizer's update uses it: min(rescale g, clip) + lambda theta, with lambda
 * the coupled weight decay. DJL limits the positive side only.
 */
final class EffectiveGradient {
  private EffectiveGradient() {}

  /** The effective gradient of a block, as a new vector. */
  static NDArray of(CoordinateBlock block, NativeForm form) {
    NDArray gradient = block.gather(Entry::gradient);
    if (form.fields.rescale() != 1f) {
      gradient.muli(form.fields.rescale());
    }
    if (form.fields.clip() >= 0f) {
      gradient = gradient.minimum(form.fields.clip());
    }
    double decay = form.coupledDecay();
    return decay == 0.0 ? gradient : gradient.addi(block.gather(Entry::weight).muli(decay));
  }
}
