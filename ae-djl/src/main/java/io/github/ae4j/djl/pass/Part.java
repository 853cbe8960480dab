package io.github.ae4j.djl.pass;

import io.github.ae4j.djl.form.Lead;
import io.github.ae4j.djl.form.NativeForm;
import io.github.ae4j.djl.form.NativeUpdate;
import java.util.ArrayList;
import java.util.List;

/**
 * Parameters that are trained alike.
 *
 * @param group number of the group whose coefficients they are updated with
 * @param form of that group's optimizer
 * @param proportion of their learning rate to the group's; it is part of w
 * @param open those of the open step
 */
record Part(int group, NativeForm form, double proportion, List<TrainedParameter> open) {
  Part(int group, NativeForm form, double proportion) {
    this(group, form, proportion, new ArrayList<>());
  }

  /** Factor f so that f times the native buffer is the canonical first moment. */
  double momentumScale() {
    return form.momentumScale(proportion);
  }

  /** The update that was readied. */
  NativeUpdate update() {
    return form.update().at(proportion);
  }

  /** Where the average lies. */
  Lead lead() {
    return form.lead(proportion);
  }
}
