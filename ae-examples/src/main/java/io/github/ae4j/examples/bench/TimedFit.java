package io.github.ae4j.examples.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** A network on ND4J that makes whole steps, bare or under the standard loop. */
abstract class TimedFit implements AutoCloseable {
  /** Pixels of a picture. */
  static final int PIXELS = 784;

  /** Batches of one call of fit. */
  static final int BATCHES = 8;

  /** Learning rate of the bare side, and where the loop starts. */
  static final double RATE = 1e-3;

  private final TimedPictures pictures;

  TimedFit(long seed) {
    pictures = new TimedPictures(PIXELS, seed);
  }

  /** Copies the next batches to ND4J and trains with each. */
  final void fit() {
    List<DataSet> batches = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      batches.add(batch(pictures.next()));
    }
    fit(batches);
  }

  abstract void fit(List<DataSet> batches);

  @Override
  public abstract void close();

  private static DataSet batch(TimedPictures.Batch batch) {
    int count = batch.labels().length;
    float[] truth = new float[count * TimedNetwork.CLASSES];
    for (int i = 0; i < count; i++) {
      truth[i * TimedNetwork.CLASSES + (int) batch.labels()[i]] = 1f;
    }
    return new DataSet(
        Nd4j.create(batch.pixels(), new long[] {count, PIXELS}, 'c'),
        Nd4j.create(truth, new long[] {count, TimedNetwork.CLASSES}, 'c'));
  }

  /** Initial weights of a layer, normal with variance 2 / (inputs + outputs). */
  static INDArray weights(SplittableRandom random, int inputs, int outputs) {
    double deviation = Math.sqrt(2.0 / (inputs + outputs));
    float[] values = new float[inputs * outputs];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return Nd4j.create(values, new long[] {inputs, outputs}, 'c');
  }
}
