package io.github.ae4j.djl.pass;

import static io.github.ae4j.coefficient.Coefficient.NOISE;
import static io.github.ae4j.coefficient.Coefficient.READOUT_RATE;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import io.github.ae4j.djl.form.NativeForm;
import java.util.List;

/**
 * What follows an update within the same step: noise on the parameters, then the averaged readout's
 * move towards them.
 *
 * @param form knows what is steered
 * @param noise gives the deviates
 * @param readout the averages
 * @param manager what temporaries belong to
 */
record Follow(NativeForm form, GradientNoise noise, AveragedReadout readout, NDManager manager) {
  private static final long[] NONE = {};

  /** Whether anything may follow, in this step or another. */
  boolean isSteered() {
    return form.steers(NOISE) || averages();
  }

  /** Standard deviation of the noise on a part, 0 for none. */
  double deviation(Part part) {
    return part.form().current(NOISE);
  }

  /** Whether the readout moves. */
  boolean averages() {
    return form.steers(READOUT_RATE);
  }

  /** Share of the way that a part's readout goes. */
  double rate(Part part) {
    return part.form().current(READOUT_RATE);
  }

  /** The noise's two keys for each parameter of a part; none if there is no noise. */
  long[] keys(long step, Part part) {
    if (!(deviation(part) > 0.0)) {
      return NONE;
    }
    List<TrainedParameter> parameters = part.open();
    long[] keys = new long[2 * parameters.size()];
    for (int i = 0; i < parameters.size(); i++) {
      keys[2 * i] = noise.radiusKey(step, parameters.get(i).name());
      keys[2 * i + 1] = GradientNoise.angleKey(keys[2 * i]);
    }
    return keys;
  }

  /** Lets averages that there are none of yet begin where the parameters are before the update. */
  void begin(List<TrainedParameter> parameters) {
    if (averages()) {
      parameters.forEach(readout::average);
    }
  }

  /** Disturbs the parameters and takes their average, by the engine's operations. */
  void make(long step, List<TrainedParameter> parameters) {
    for (TrainedParameter parameter : parameters) {
      double deviation = deviation(parameter.part());
      if (deviation > 0.0) {
        disturb(parameter, step, deviation);
      }
    }
    if (averages()) {
      parameters.forEach(parameter -> readout.follow(parameter, rate(parameter.part())));
    }
  }

  private void disturb(TrainedParameter parameter, long step, double deviation) {
    NDArray weight = parameter.weight();
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray deviates = noise.sample(manager, step, parameter.name(), weight.getShape());
      weight.addi(deviates.muli(deviation).toType(weight.getDataType(), false));
    }
  }
}
