package io.github.ae4j.examples.bench;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;

/**
 * Batches that can be learned but never by heart: noise on a pattern of the class, and a fifth of the
 * labels drawn anew each time. The gradient stays of ordinary size however long it is trained;
 * numbers near the smallest would slow the arithmetic down on one side and not on the other.
 */
final class TimedData {
  private static final int BATCHES = 8;
  private static final double NOISE = 0.8;
  private static final double WRONG = 0.2;
  private static final double MEAN = 0.5;

  private final Shape shape;
  private final SplittableRandom random;
  private final float[][] pictures = new float[BATCHES][];
  private final long[][] labels = new long[BATCHES][];
  private int next;

  TimedData(Shape shape, long seed) {
    this.shape = shape;
    random = new SplittableRandom(seed);
    int pixels = (int) shape.slice(1).size();
    double[][] patterns = new double[TimedNetwork.CLASSES][];
    for (int label = 0; label < patterns.length; label++) {
      patterns[label] = random.doubles(pixels).toArray();
    }
    for (int batch = 0; batch < BATCHES; batch++) {
      labels[batch] = random.longs(TimedNetwork.BATCH, 0, TimedNetwork.CLASSES).toArray();
      pictures[batch] = pictures(patterns, labels[batch], pixels);
    }
  }

  private float[] pictures(double[][] patterns, long[] truth, int pixels) {
    float[] values = new float[truth.length * pixels];
    for (int i = 0; i < values.length; i++) {
      double pattern = patterns[(int) truth[i / pixels]][i % pixels];
      values[i] = (float) (pattern + NOISE * (random.nextDouble() - pattern) - MEAN);
    }
    return values;
  }

  /** Pictures and labels of the next step, in that order. */
  NDList next(NDManager manager) {
    int batch = next++ % BATCHES;
    long[] truth = labels[batch].clone();
    for (int i = 0; i < truth.length; i++) {
      if (random.nextDouble() < WRONG) {
        truth[i] = random.nextInt(TimedNetwork.CLASSES);
      }
    }
    return new NDList(manager.create(pictures[batch], shape), manager.create(truth));
  }
}
