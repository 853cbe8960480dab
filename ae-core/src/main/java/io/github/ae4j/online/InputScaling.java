package io.github.ae4j.online;

import io.github.ae4j.Experimental;

/** What an online learner does with its inputs before it learns. */
@Experimental
public enum InputScaling {
  /** Takes them as they come. */
  NONE,
  /**
   * Divides each by its root mean square so far, over the instances that had it and this one included: units do not
   * matter, and a 0 stays one. After the first tens of values one that is far out counts as ten root mean squares.
   */
  ROOT_MEAN_SQUARE
}
