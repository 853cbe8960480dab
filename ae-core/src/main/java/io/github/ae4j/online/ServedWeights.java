package io.github.ae4j.online;

import io.github.ae4j.Experimental;

/** Which weights an online learner predicts with; it learns with the current ones whatever is served. */
@Experimental
public enum ServedWeights {
  /** The weights as the last step left them. */
  CURRENT,
  /** Their average, where the loop keeps one in the first moment, as {@code Presets.standard()} does; else the current. */
  AVERAGE
}
