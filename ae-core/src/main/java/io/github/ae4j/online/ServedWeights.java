package io.github.ae4j.online;

import io.github.ae4j.Experimental;

/** Which weights an online learner predicts with; it learns with the current ones whatever is served. */
@Experimental
public enum ServedWeights {
  /** The weights as the last step left them: ahead where the data drift. */
  CURRENT,
  /**
   * Their average: ahead where the data stand still or change rarely. Where the loop keeps one in the first moment, as the
   * standard loop does; else the current.
   */
  AVERAGE
}
