package io.github.ae4j.examples.bench;

import io.github.ae4j.examples.nd4j.Nd4jPerceptron;
import io.github.ae4j.group.ParameterGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

  /** Groups of a side that no loop steers. */
  static final int BARE = 0;

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

  /** Groups for a loop: none given where there is one of all. */
  static List<ParameterGroup> divided(Collection<String> parameters, int groups) {
    return groups == 1 ? List.of() : NeighbourGroups.of(List.copyOf(parameters), groups);
  }

  abstract void fit(List<DataSet> batches);

  @Override
  public abstract void close();

  private static DataSet batch(TimedPictures.Batch batch) {
    return new DataSet(
        Nd4j.create(batch.pixels(), new long[] {batch.labels().length, PIXELS}, 'c'),
        Nd4jPerceptron.oneHot(batch.labels(), TimedNetwork.CLASSES));
  }
}
