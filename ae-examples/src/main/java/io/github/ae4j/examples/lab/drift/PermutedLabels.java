package io.github.ae4j.examples.lab.drift;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.lab.task.DigitView;
import java.util.SplittableRandom;

/** From the second phase on, the classes under names exchanged anew for each phase. */
public final class PermutedLabels implements DigitView {
  private final int phaseSteps;
  private final int[][] orders;

  /** Draws the orders. */
  public PermutedLabels(int phases, int phaseSteps, SplittableRandom random) {
    this.phaseSteps = phaseSteps;
    orders = Orders.draw(phases, Digits.CLASSES, random);
  }

  @Override
  public void show(Digits digits, int picture, int step, float[] into, int at) {
    PLAIN.show(digits, picture, step, into, at);
  }

  @Override
  public int label(int step, int digit) {
    return orders[(step - 1) / phaseSteps][digit];
  }
}
