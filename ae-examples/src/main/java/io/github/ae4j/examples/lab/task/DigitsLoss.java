package io.github.ae4j.examples.lab.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.github.ae4j.examples.digits.Digits;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Digits that stay as they are, in batches of any size, judged by the cross-entropy of a fifth. */
public final class DigitsLoss extends DigitsTask {
  private static final int HELD_BACK_SHARE = 5;

  private final NDArray heldBack;
  private final NDArray heldBackLabels;

  /**
   * Splits, shuffles and starts by the seed: the same digits are held back and the weights start the
   * same whatever the batch.
   *
   * @param batch digits of a step
   * @param steps to be made at most
   */
  public static DigitsLoss of(Digits digits, int batch, int steps, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = Digits.permutation(digits.size(), random.split());
    int training = digits.size() - digits.size() / HELD_BACK_SHARE;
    SplittableRandom initial = random.split();
    DigitBatches batches =
        DigitBatches.epochs(Arrays.copyOf(order, training), batch, steps, random.split());
    return new DigitsLoss(
        digits, batches, Arrays.copyOfRange(order, training, order.length), initial);
  }

  private DigitsLoss(
      Digits digits, DigitBatches batches, int[] heldBack, SplittableRandom initial) {
    super(digits, DigitView.PLAIN, batches, initial);
    this.heldBack = pictures(manager(), heldBack, 0);
    heldBackLabels = labels(manager(), heldBack, 0);
  }

  @Override
  protected double measure(NDList weights, int step) {
    return crossEntropy(weights, heldBack, heldBackLabels);
  }
}
