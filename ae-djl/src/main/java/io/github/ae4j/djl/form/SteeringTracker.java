package io.github.ae4j.djl.form;

import ai.djl.training.tracker.ParameterTracker;

/**
 * What stands in the place of an optimizer's learning-rate tracker while it is steered. It marks the
 * optimizer as taken, and hands out the user's own values wherever the rate is not steered.
 *
 * @param own the tracker the optimizer was built with
 * @param form gives the native learning rate of the update being made
 */
record SteeringTracker(ParameterTracker own, NativeForm form) implements ParameterTracker {
  @Override
  public float getNewValue(String parameterId, int numUpdate) {
    return form.nativeRateOf(own, parameterId, numUpdate);
  }
}
