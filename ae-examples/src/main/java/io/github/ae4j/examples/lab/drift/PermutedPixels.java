package io.github.ae4j.examples.lab.drift;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.lab.task.DigitView;
import java.util.SplittableRandom;

/** From the second phase on, the pixels of all pictures in an order drawn anew for each phase. */
public final class PermutedPixels implements DigitView {
  private final int phaseSteps;
  private final int[][] orders;

  /** Draws the orders. */
  public PermutedPixels(int phases, int phaseSteps, SplittableRandom random) {
    this.phaseSteps = phaseSteps;
    orders = Orders.draw(phases, Digits.PIXELS, random);
  }

  @Override
  public void show(Digits digits, int picture, int step, float[] into, int at) {
    int[] order = orders[(step - 1) / phaseSteps];
    for (int pixel = 0; pixel < Digits.PIXELS; pixel++) {
      into[at + pixel] = digits.intensity(picture, order[pixel]);
    }
  }
}
