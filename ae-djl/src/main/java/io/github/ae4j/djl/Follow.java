package io.github.ae4j.djl;

import io.github.ae4j.djl.TrainedParameters.Entry;
import java.util.List;

/**
 * What follows an update within the same step: noise on the parameters, then the averaged readout's
 * move towards them.
 *
 * @param step number of the step, which the noise is a function of
 * @param noise gives the deviates
 * @param deviation standard deviation of the noise, 0 for none
 * @param readout the averages
 * @param averages whether the readout moves
 * @param rate share of the way it goes
 */
record Follow(
    long step,
    GradientNoise noise,
    double deviation,
    AveragedReadout readout,
    boolean averages,
    double rate) {
  private static final long[] NONE = {};

  boolean disturbs() {
    return deviation > 0.0;
  }

  /** The noise's two keys for each parameter; none if there is no noise. */
  long[] keys(List<Entry> entries) {
    if (!disturbs()) {
      return NONE;
    }
    long[] keys = new long[2 * entries.size()];
    for (int i = 0; i < entries.size(); i++) {
      keys[2 * i] = noise.radiusKey(step, entries.get(i).name());
      keys[2 * i + 1] = GradientNoise.angleKey(keys[2 * i]);
    }
    return keys;
  }
}
