package io.github.ae4j.examples.quickstart;

import io.github.ae4j.examples.BadInput;
import io.github.ae4j.examples.digits.Digits;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The task every arm of a seed gets alike: which digits train and which are held back, the batch of
 * every step, and the order of the pixels in the second phase. Pixels are scaled to [0, 1].
 */
final class DigitTask {
  /** Pictures of a batch. */
  static final int BATCH = 64;

  /** The digits held back are the same whatever the seed, so that seeds differ in training only. */
  private static final long SPLIT = 0L;

  private static final int HELD_BACK = 2_000;
  private static final int HELD_BACK_SHARE = 5;

  private final Digits digits;
  private final int steps;
  private final int[] heldBack;
  private final int[] batches;
  private final int[][] pixels = new int[Phase.values().length][];

  /**
   * Shuffles the digits and holds back the last 2,000, or a fifth where there are fewer than 10,000.
   *
   * @param digits all digits
   * @param steps of each phase
   * @param seed of the batches and the order of the pixels
   * @throws BadInput if the digits are too few for one batch
   */
  DigitTask(Digits digits, int steps, long seed) {
    this.digits = digits;
    this.steps = steps;
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = Digits.permutation(digits.size(), new SplittableRandom(SPLIT));
    int training = digits.size() - Math.min(HELD_BACK, digits.size() / HELD_BACK_SHARE);
    if (training < BATCH || training == digits.size()) {
      throw new BadInput(
          "%s: must hold at least %d digits, got %d"
              .formatted(digits.source(), BATCH * HELD_BACK_SHARE / 4, digits.size()));
    }
    heldBack = Arrays.copyOfRange(order, training, order.length);
    batches = batches(Arrays.copyOf(order, training), random.split());
    pixels[0] = Digits.permutation(Digits.PIXELS, random.split());
    pixels[1] = pixels[0].clone();
    Arrays.sort(pixels[0]);
  }

  /** Epoch after epoch in a new order each time, without a gap between them. */
  private int[] batches(int[] training, SplittableRandom random) {
    int[] all = new int[Phase.values().length * steps * BATCH];
    for (int done = 0; done < all.length; done += training.length) {
      int[] epoch = Digits.permutation(training.length, random);
      for (int i = 0; i < epoch.length && done + i < all.length; i++) {
        all[done + i] = training[epoch[i]];
      }
    }
    return all;
  }

  /** Steps of each phase. */
  int steps() {
    return steps;
  }

  /** Number of digits held back. */
  int heldBack() {
    return heldBack.length;
  }

  /** Number of digits to train with. */
  int training() {
    return digits.size() - heldBack.length;
  }

  /** Where the digits are from. */
  String source() {
    return digits.source();
  }

  /** The phase of a step, from 0. */
  Phase phase(int step) {
    return Phase.values()[step / steps];
  }

  /** Pictures of a step's batch, from 0. */
  float[] batchPixels(int step) {
    return pixels(batch(step), phase(step));
  }

  /** Labels of a step's batch, from 0. */
  long[] batchLabels(int step) {
    return labels(batch(step));
  }

  /** Pictures held back, as a phase shows them. */
  float[] heldBackPixels(Phase phase) {
    return pixels(heldBack, phase);
  }

  /** Labels held back. */
  long[] heldBackLabels() {
    return labels(heldBack);
  }

  private int[] batch(int step) {
    return Arrays.copyOfRange(batches, step * BATCH, (step + 1) * BATCH);
  }

  private float[] pixels(int[] pictures, Phase phase) {
    int[] from = pixels[phase.ordinal()];
    float[] values = new float[pictures.length * Digits.PIXELS];
    for (int i = 0; i < pictures.length; i++) {
      for (int pixel = 0; pixel < Digits.PIXELS; pixel++) {
        values[i * Digits.PIXELS + pixel] = digits.intensity(pictures[i], from[pixel]);
      }
    }
    return values;
  }

  private long[] labels(int[] pictures) {
    return Arrays.stream(pictures).mapToLong(picture -> digits.labels()[picture]).toArray();
  }
}
