package io.github.ae4j.evo;

import io.github.ae4j.Experimental;

/** When the elites' mean takes the base's place. One whose loss is not finite never does. */
@Experimental
public enum Acceptance {
  /** Where its loss is lower than the base's, or the base's is not finite. */
  IF_BETTER {
    @Override
    boolean takes(double base, double mean) {
      return Double.isFinite(mean) && !(mean >= base);
    }
  },
  /** Whatever its loss. */
  ALWAYS {
    @Override
    boolean takes(double base, double mean) {
      return Double.isFinite(mean);
    }
  };

  abstract boolean takes(double base, double mean);
}
