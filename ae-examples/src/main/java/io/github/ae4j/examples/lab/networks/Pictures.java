package io.github.ae4j.examples.lab.networks;

import io.github.ae4j.examples.BadInput;

/**
 * Labelled colour pictures, 32 x 32 pixels, of ten classes.
 *
 * @param source where they are from, in words
 * @param pixels a byte a value, 0 to 255 unsigned; each picture's red, green and blue plane in turn
 * @param labels the class of each picture, 0 to 9
 */
public record Pictures(String source, byte[] pixels, byte[] labels) {
  /** Pixels on a side. */
  public static final int SIDE = 32;

  /** Red, green and blue. */
  public static final int PLANES = 3;

  /** Number of classes. */
  public static final int CLASSES = 10;

  /** Values of a picture. */
  static final int VALUES = PLANES * SIDE * SIDE;

  /** Checks that pixels and labels belong together. */
  public Pictures {
    if (pixels.length != (long) VALUES * labels.length) {
      throw new BadInput(
          "%s: pixels must be %d a label, got %d for %d labels"
              .formatted(source, VALUES, pixels.length, labels.length));
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= CLASSES) {
        throw new BadInput(
            "%s: label %d must be a class from 0 to 9, got %d"
                .formatted(source, i, labels[i] & 0xFF));
      }
    }
  }

  /** Pictures to train with and others to judge by. */
  public record Split(Pictures training, Pictures heldBack) {}

  /** Number of pictures. */
  public int size() {
    return labels.length;
  }

  /**
   * Writes a picture, each value the mean of a square of pixels, brought from [0, 255] to [-2, 2].
   *
   * @param square its side, a divisor of 32
   * @param mirrored whether left and right change places
   * @param into receives the planes
   * @param at where they begin
   */
  void write(int picture, int square, boolean mirrored, float[] into, int at) {
    int side = SIDE / square;
    float scale = 4f / (255f * square * square);
    for (int row = 0; row < PLANES * side; row++) {
      for (int column = 0; column < side; column++) {
        int from = picture * VALUES + (row * SIDE + column) * square;
        int to = at + row * side + (mirrored ? side - 1 - column : column);
        into[to] = scale * sum(from, square) - 2f;
      }
    }
  }

  private int sum(int from, int square) {
    int sum = 0;
    for (int y = 0; y < square; y++) {
      for (int x = 0; x < square; x++) {
        sum += pixels[from + y * SIDE + x] & 0xFF;
      }
    }
    return sum;
  }
}
