package io.github.ae4j.examples.lab.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.ae4j.examples.digits.Digits;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Digits that stay as they are; a fifth of them is held back to judge by. */
public final class StaticDigits extends DigitsTask {
  private static final int HELD_BACK_SHARE = 5;
  private static final int BATCH = 64;

  private final NDArray heldBack;
  private final NDArray heldBackLabels;

  /**
   * Splits, shuffles and starts by the seed.
   *
   * @param steps to be made at most
   */
  public static StaticDigits of(Digits digits, int steps, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = Digits.permutation(digits.size(), random.split());
    int training = digits.size() - digits.size() / HELD_BACK_SHARE;
    DigitBatches batches =
        DigitBatches.epochs(Arrays.copyOf(order, training), BATCH, steps, random.split());
    int[] heldBack = Arrays.copyOfRange(order, training, order.length);
    return new StaticDigits(digits, batches, heldBack, random.split());
  }

  private StaticDigits(
      Digits digits, DigitBatches batches, int[] heldBack, SplittableRandom initial) {
    super(digits, DigitView.PLAIN, batches, initial);
    NDManager manager = manager();
    this.heldBack = pictures(manager, heldBack, 0);
    heldBackLabels = labels(manager, heldBack, 0);
  }

  @Override
  protected double measure(NDList weights, int step) {
    return accuracy(weights, heldBack, heldBackLabels);
  }
}
