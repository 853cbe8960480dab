package io.github.ae4j.examples.lab.task;

import io.github.ae4j.examples.digits.Digits;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The pictures of every step.
 *
 * @param size pictures of a step
 * @param pictures numbers of the pictures, step after step
 */
public record DigitBatches(int size, int[] pictures) {
  /** Epoch after epoch in a new order each time, without a gap between them. */
  public static DigitBatches epochs(int[] from, int size, int steps, SplittableRandom random) {
    int[] all = new int[steps * size];
    for (int done = 0; done < all.length; done += from.length) {
      int[] order = Digits.permutation(from.length, random);
      for (int i = 0; i < order.length && done + i < all.length; i++) {
        all[done + i] = from[order[i]];
      }
    }
    return new DigitBatches(size, all);
  }

  /** Number of steps. */
  int steps() {
    return pictures.length / size;
  }

  /** The pictures of a step, from 1. */
  public int[] of(int step) {
    return Arrays.copyOfRange(pictures, (step - 1) * size, step * size);
  }
}
