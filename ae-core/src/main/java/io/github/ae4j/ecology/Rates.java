package io.github.ae4j.ecology;

import io.github.ae4j.Experimental;

/** What an organelle's learning rate is, beside the ecology's own. */
@Experimental
public enum Rates {
  /** The factor of its genome. */
  GENOME,
  /** The same, and a factor that a control loop steers with each step, the mean reward of the attempts being its reward. */
  STEERED
}
