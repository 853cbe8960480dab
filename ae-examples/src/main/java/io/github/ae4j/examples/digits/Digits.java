package io.github.ae4j.examples.digits;

import io.github.ae4j.examples.BadInput;
import java.util.SplittableRandom;

/**
 * Labelled grey pictures of 28 x 28 pixels.
 *
 * @param source where they are from, in words
 * @param pixels a byte a pixel, 0 to 255 unsigned, row by row, picture after picture
 * @param labels the digit of each picture, 0 to 9
 */
public record Digits(String source, byte[] pixels, byte[] labels) {
  /** Pixels on a side. */
  public static final int SIDE = 28;

  /** Pixels of a picture. */
  public static final int PIXELS = SIDE * SIDE;

  /** Number of classes. */
  public static final int CLASSES = 10;

  /** Checks that pictures and labels belong together. */
  public Digits {
    if (pixels.length != (long) PIXELS * labels.length) {
      throw new BadInput(
          "%s: pixels must be %d a label, got %d for %d labels"
              .formatted(source, PIXELS, pixels.length, labels.length));
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= CLASSES) {
        throw new BadInput(
            "%s: label %d must be a digit from 0 to 9, got %d"
                .formatted(source, i, labels[i] & 0xFF));
      }
    }
  }

  /** Number of pictures. */
  public int size() {
    return labels.length;
  }

  /** Intensity of a pixel, 0 to 1. */
  public float intensity(int picture, int pixel) {
    return (pixels[picture * PIXELS + pixel] & 0xFF) / 255f;
  }

  /** The numbers from 0 to n - 1 in an order drawn at random. */
  public static int[] permutation(int n, SplittableRandom random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
