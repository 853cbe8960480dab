package io.github.ae4j.nd4j;

import io.github.ae4j.adapter.CounterNoise;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Adds normal deviates that are a function of (seed, step, coordinate), so that a resumed run draws what
 * the uninterrupted one would have drawn and no generator of ND4J's is touched. They are made on the
 * processor, block by block.
 */
final class GradientNoise {
  private final long seed;

  GradientNoise(long seed) {
    this.seed = seed;
  }

  long seed() {
    return seed;
  }

  /**
   * Disturbs a block of parameters.
   *
   * @param offset place of the block's first coordinate among all
   * @param deviation sigma, parameter units
   */
  void disturb(INDArray parameters, long step, long offset, double deviation) {
    double[] deviates = new double[(int) parameters.length()];
    for (int i = 0; i < deviates.length; i++) {
      deviates[i] = deviation * CounterNoise.gaussian(seed, step, offset + i);
    }
    parameters.addi(Nd4j.createFromArray(deviates).castTo(parameters.dataType()));
  }
}
