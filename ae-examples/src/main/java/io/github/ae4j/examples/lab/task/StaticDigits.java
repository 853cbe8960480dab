package io.github.ae4j.examples.lab.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.github.ae4j.examples.digits.Digits;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Digits that stay as they are; a fifth of them is held back to judge by. */
public final class StaticDigits extends DigitsTask {
  private static final int HELD_BACK_SHARE = 5;
  private static final int BATCH = 64;

  private final NDArray heldBack;
  private final NDArray heldBackLabels;
  private final boolean byLoss;

  /**
   * In batches of 64, judged by the share of right answers.
   *
   * @param steps to be made at most
   */
  public static StaticDigits accuracy(Digits digits, int steps, long seed) {
    return of(digits, BATCH, steps, seed, false);
  }

  /**
   * In batches of any size, judged by the mean cross-entropy.
   *
   * @param batch digits of a step
   * @param steps to be made at most
   */
  public static StaticDigits loss(Digits digits, int batch, int steps, long seed) {
    return of(digits, batch, steps, seed, true);
  }

  /**
   * Splits, shuffles and starts by the seed: the same digits are held back and the weights start the
   * same whatever the batch.
   */
  private static StaticDigits of(Digits digits, int batch, int steps, long seed, boolean byLoss) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = Digits.permutation(digits.size(), random.split());
    int training = digits.size() - digits.size() / HELD_BACK_SHARE;
    DigitBatches batches =
        DigitBatches.epochs(Arrays.copyOf(order, training), batch, steps, random.split());
    int[] heldBack = Arrays.copyOfRange(order, training, order.length);
    return new StaticDigits(digits, batches, heldBack, random.split(), byLoss);
  }

  private StaticDigits(
      Digits digits,
      DigitBatches batches,
      int[] heldBack,
      SplittableRandom initial,
      boolean byLoss) {
    super(digits, DigitView.PLAIN, batches, initial);
    this.byLoss = byLoss;
    this.heldBack = kept(heldBack);
    heldBackLabels = labels(manager(), heldBack, 0);
  }

  @Override
  protected double measure(NDList weights, int step) {
    return byLoss
        ? crossEntropy(weights, heldBack, heldBackLabels)
        : accuracy(weights, heldBack, heldBackLabels);
  }
}
