package io.github.ae4j.nd4j.pass;

import io.github.ae4j.adapter.CounterNoise;
import io.github.ae4j.nd4j.form.Segment;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Adds normal deviates that are a function of (seed, step, coordinate), so that a resumed run draws what
 * the uninterrupted one would have drawn and no generator of ND4J's is touched. They are made on the
 * processor, block by block.
 */
public final class GradientNoise {
  private final long seed;
  private long first;

  GradientNoise(long seed) {
    this.seed = seed;
  }

  /** Says which place the first coordinate has among all that are disturbed. */
  void startAt(long place) {
    first = place;
  }

  public long seed() {
    return seed;
  }

  /**
   * Disturbs parameters, block by block, each coordinate by its place among all.
   *
   * @param blockSize coordinates of a block
   * @param deviation sigma, parameter units
   */
  void disturb(List<Segment> segments, long blockSize, long step, double deviation) {
    long offset = first;
    for (Segment segment : segments) {
      for (long from = 0; from < segment.size(); from += blockSize) {
        long to = Math.min(segment.size(), from + blockSize);
        INDArray part = segment.parameters().get(NDArrayIndex.interval(from, to));
        disturb(part, step, offset + from, deviation);
      }
      offset += segment.size();
    }
  }

  /**
   * Disturbs a block of parameters.
   *
   * @param offset place of the block's first coordinate among all
   * @param deviation sigma, parameter units
   */
  private void disturb(INDArray parameters, long step, long offset, double deviation) {
    double[] deviates = new double[(int) parameters.length()];
    for (int i = 0; i < deviates.length; i++) {
      deviates[i] = deviation * CounterNoise.gaussian(seed, step, offset + i);
    }
    parameters.addi(Nd4j.createFromArray(deviates).castTo(parameters.dataType()));
  }
}
