package io.github.ae4j.examples.freeze;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.ae4j.examples.digits.Digits;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Pictures of one task in an order drawn once, the last fifth held back.
 *
 * @param name of the task
 * @param digits the pictures
 * @param order their places
 * @param pixels where each pixel is taken from
 */
record Pictures(String name, Digits digits, int[] order, int[] pixels) {
  static final int BATCH = 64;
  private static final int HELD_BACK = 5;

  /** Pictures as they are. */
  static Pictures of(String name, Digits digits) {
    int[] order = Digits.permutation(digits.size(), new SplittableRandom(0));
    return new Pictures(name, digits, order, IntStream.range(0, Digits.PIXELS).toArray());
  }

  /** The same with their pixels in another order, by a seed. */
  Pictures permuted(long seed) {
    int[] places = Digits.permutation(Digits.PIXELS, new SplittableRandom(~seed));
    return new Pictures(name + ", pixels permuted", digits, order, places);
  }

  private int training() {
    return order.length - order.length / HELD_BACK;
  }

  /** Batches of an epoch. */
  int batches() {
    return training() / BATCH;
  }

  /** The order of an epoch's pictures, by a seed. */
  int[] epoch(long seed, int epoch) {
    return Digits.permutation(training(), new SplittableRandom(seed * 1_000_003L + epoch));
  }

  NDArray inputs(NDManager manager, int[] chosen) {
    float[] values = new float[chosen.length * Digits.PIXELS];
    for (int i = 0; i < chosen.length; i++) {
      for (int p = 0; p < Digits.PIXELS; p++) {
        values[i * Digits.PIXELS + p] = digits.intensity(order[chosen[i]], pixels[p]);
      }
    }
    return manager.create(values, new Shape(chosen.length, Digits.PIXELS));
  }

  NDArray labels(NDManager manager, int[] chosen) {
    return manager.create(
        Arrays.stream(chosen).mapToLong(i -> digits.labels()[order[i]]).toArray());
  }

  /** Those that are held back. */
  int[] heldBack() {
    return IntStream.range(training(), order.length).toArray();
  }
}
