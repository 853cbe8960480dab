package io.github.ae4j.djl.pass;

import io.github.ae4j.signal.Statistic;
import java.util.Set;

/** The two passes of a step over the open parameters; nothing is kept from one to the next but |theta|^2. */
interface StepPass {
  /**
   * Makes the sums of the open step.
   *
   * @param wanted statistics that are sums, as they are reduced for the optimizer's form
   * @return of each group by the statistics' ordinals, the loss with the first one; those that are not wanted may be
   *     0; valid until the next call
   */
  double[][] sums(Set<Statistic> wanted);

  /**
   * Makes the update of the open step and what follows it, and zeroes the gradients.
   *
   * @param step number of the step, which the noise is a function of
   */
  void update(long step);
}
