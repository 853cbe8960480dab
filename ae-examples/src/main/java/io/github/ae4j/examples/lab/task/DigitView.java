package io.github.ae4j.examples.lab.task;

import io.github.ae4j.examples.digits.Digits;

/** How a step shows the digits. */
public interface DigitView {
  /** The digits as they are. */
  DigitView PLAIN =
      (digits, picture, step, into, at) -> {
        for (int pixel = 0; pixel < Digits.PIXELS; pixel++) {
          into[at + pixel] = digits.intensity(picture, pixel);
        }
      };

  /**
   * Writes a picture's intensities, 0 to 1.
   *
   * @param step from 1
   * @param into receives them
   * @param at where they begin
   */
  void show(Digits digits, int picture, int step, float[] into, int at);

  /** The label a step gives a digit. */
  default int label(int step, int digit) {
    return digit;
  }
}
