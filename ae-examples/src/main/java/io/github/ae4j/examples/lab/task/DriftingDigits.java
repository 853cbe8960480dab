package io.github.ae4j.examples.lab.task;

import ai.djl.ndarray.NDList;
import io.github.ae4j.examples.digits.Digits;
import java.util.SplittableRandom;

/**
 * Digits whose looks, labels or mixture change while they are learnt. Nothing is held back: each batch
 * is answered first and learnt then (prequential), and the metric is the share of right answers since
 * the last look.
 */
public final class DriftingDigits extends DigitsTask {
  private final double[] shares;
  private double hits;
  private int answered;

  /** A stream of digits. */
  public DriftingDigits(
      Digits digits, DigitView view, DigitBatches batches, SplittableRandom initial) {
    super(digits, view, batches, initial);
    shares = new double[batches.steps()];
  }

  /** Share of right answers of each step, from step 1; 0 where none was given. */
  public double[] shares() {
    return shares.clone();
  }

  @Override
  public double online(int step, double[] served) {
    double share = super.online(step, served);
    shares[step - 1] = share;
    hits += share;
    answered++;
    return share;
  }

  @Override
  protected double measure(NDList weights, int step) {
    double share = answered == 0 ? accuracy(weights, step + 1) : hits / answered;
    hits = 0.0;
    answered = 0;
    return share;
  }
}
