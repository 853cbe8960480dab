package io.github.ae4j.examples.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StrokeDigitsTest {
  private static final int TRAINING = 4_000;
  private static final int ALL = 5_000;
  private static final Digits DIGITS = StrokeDigits.draw(ALL, 7);

  @Test
  void aSeedDrawsTheSameDigitsAndAnotherOthers() {
    assertArrayEquals(DIGITS.pixels(), StrokeDigits.draw(ALL, 7).pixels());
    assertFalse(Arrays.equals(DIGITS.pixels(), StrokeDigits.draw(ALL, 8).pixels()));
  }

  @Test
  void everyDigitIsDrawnAsOften() {
    int[] counts = new int[Digits.CLASSES];
    for (byte label : DIGITS.labels()) {
      counts[label]++;
    }
    for (int count : counts) {
      assertEquals(ALL / Digits.CLASSES, count);
    }
  }

  @Test
  void everyPictureHasInkAndPaper() {
    for (int i = 0; i < ALL; i++) {
      int ink = 0;
      for (int pixel = 0; pixel < Digits.PIXELS; pixel++) {
        ink += DIGITS.intensity(i, pixel) > 0.4 ? 1 : 0;
      }
      assertTrue(ink > 15 && ink < 350, "picture " + i + " has " + ink + " dark pixels");
    }
  }

  /** Hard enough to be worth learning, easy enough to be learnt. */
  @Test
  void theNearestMeanTellsMostButNotAll() {
    double[][] means = means();
    int right = 0;
    for (int i = TRAINING; i < ALL; i++) {
      right += nearest(means, i) == DIGITS.labels()[i] ? 1 : 0;
    }
    double accuracy = (double) right / (ALL - TRAINING);
    assertTrue(accuracy > 0.6 && accuracy < 0.95, "accuracy of the nearest mean: " + accuracy);
  }

  private static double[][] means() {
    double[][] means = new double[Digits.CLASSES][Digits.PIXELS];
    for (int i = 0; i < TRAINING; i++) {
      for (int pixel = 0; pixel < Digits.PIXELS; pixel++) {
        means[DIGITS.labels()[i]][pixel] +=
            DIGITS.intensity(i, pixel) * Digits.CLASSES / (double) TRAINING;
      }
    }
    return means;
  }

  private static int nearest(double[][] means, int picture) {
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int digit = 0; digit < Digits.CLASSES; digit++) {
      double distance = 0.0;
      for (int pixel = 0; pixel < Digits.PIXELS; pixel++) {
        double off = DIGITS.intensity(picture, pixel) - means[digit][pixel];
        distance += off * off;
      }
      if (distance < least) {
        least = distance;
        nearest = digit;
      }
    }
    return nearest;
  }
}
