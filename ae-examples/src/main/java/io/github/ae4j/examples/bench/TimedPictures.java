package io.github.ae4j.examples.bench;

import java.util.SplittableRandom;

/**
 * Batches that can be learned but never by heart: noise on a pattern of the class, and a fifth of the
 * labels drawn anew each time. The gradient stays of ordinary size however long it is trained;
 * numbers near the smallest would slow the arithmetic down on one side and not on the other.
 */
final class TimedPictures {
  private static final int BATCHES = 8;
  private static final double NOISE = 0.8;
  private static final double WRONG = 0.2;
  private static final double MEAN = 0.5;

  /**
   * One batch.
   *
   * @param pixels one picture after the other
   * @param labels from 0
   */
  record Batch(float[] pixels, long[] labels) {}

  private final SplittableRandom random;
  private final float[][] pictures = new float[BATCHES][];
  private final long[][] labels = new long[BATCHES][];
  private int next;

  /**
   * Batches of a seed.
   *
   * @param pixels of a picture
   */
  TimedPictures(int pixels, long seed) {
    random = new SplittableRandom(seed);
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

  /** The batch of the next step; its pixels are not to be written. */
  Batch next() {
    int batch = next++ % BATCHES;
    long[] truth = labels[batch].clone();
    for (int i = 0; i < truth.length; i++) {
      if (random.nextDouble() < WRONG) {
        truth[i] = random.nextInt(TimedNetwork.CLASSES);
      }
    }
    return new Batch(pictures[batch], truth);
  }
}
