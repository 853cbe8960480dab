package io.github.ae4j.examples.curriculum;

import io.github.ae4j.examples.digits.Digits;

/**
 * Halves a picture, and turns, zooms and moves it about its middle, each by a share of its greatest measure, between
 * pixels bilinear, with black beyond the edge. The draws are a function of seed, step and picture alone (SplitMix64's
 * finaliser, Steele, Lea, Flood 2014), so that one picture is distorted the same way at any strength, only less or
 * more.
 *
 * <pre>  turn = s a u_1,   zoom = z^(s u_2),   move = s d (u_3, u_4),   u uniform in [-1, 1)</pre>
 *
 * @param seed of the draws
 * @param turn a, greatest turn; radians
 * @param zoom z, greatest factor of the size; above 1
 * @param move d, greatest distance on each axis; pixels of the whole picture
 */
public record Distortion(long seed, double turn, double zoom, double move) {
  /** Pixels on a side of what is written. */
  static final int SIDE = Digits.SIDE / 2;

  /** Pixels of what is written. */
  static final int PIXELS = SIDE * SIDE;

  private static final double HALF = 0.5; // the middle of two pixels
  private static final double MIDDLE = (Digits.SIDE - 1) / 2.0;
  private static final int FRAMED = Digits.SIDE + 2;
  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final long PICTURE = 0xBF58476D1CE4E5B9L;
  private static final long DRAW = 0x94D049BB133111EBL;

  /** A twelfth of a turn, 1.3 times, 4 pixels: at half of it what is usual for digits. */
  public static Distortion usual(long seed) {
    return new Distortion(seed, Math.PI / 6.0, 1.3, 4.0);
  }

  /** Half a turn, 2.5 times, 10 pixels: at half of it digits are hardly told apart. */
  public static Distortion harsh(long seed) {
    return new Distortion(seed, Math.PI, 2.5, 10.0);
  }

  /**
   * Writes a distorted picture's intensities, 0 to 1, at half its width and height: {@link #PIXELS}, the middle of four
   * pixels each.
   *
   * @param strength s, from 0, which is the picture itself but for its size, to 1
   * @param into receives them
   * @param at where they begin
   */
  public void write(Digits digits, int picture, int step, double strength, float[] into, int at) {
    double angle = strength * turn * draw(step, picture, 0);
    double shrink = Math.pow(zoom, -strength * draw(step, picture, 1));
    double cosine = shrink * Math.cos(angle);
    double sine = shrink * Math.sin(angle);
    double right = MIDDLE + strength * move * draw(step, picture, 2);
    double down = MIDDLE + strength * move * draw(step, picture, 3);
    float[] framed = framed(digits, picture);
    for (int row = 0; row < SIDE; row++) {
      double y = 2 * row + HALF - down;
      for (int column = 0; column < SIDE; column++) {
        double x = 2 * column + HALF - right;
        into[at + row * SIDE + column] =
            between(framed, MIDDLE + cosine * x + sine * y, MIDDLE - sine * x + cosine * y);
      }
    }
  }

  /** A picture in a black frame of a pixel. */
  private static float[] framed(Digits digits, int picture) {
    float[] framed = new float[FRAMED * FRAMED];
    for (int row = 0; row < Digits.SIDE; row++) {
      for (int column = 0; column < Digits.SIDE; column++) {
        framed[(row + 1) * FRAMED + column + 1] =
            digits.intensity(picture, row * Digits.SIDE + column);
      }
    }
    return framed;
  }

  private static float between(float[] framed, double x, double y) {
    if (!(x > -1.0 && x < Digits.SIDE && y > -1.0 && y < Digits.SIDE)) {
      return 0f;
    }
    int column = (int) (x + 1.0);
    int row = (int) (y + 1.0);
    float right = (float) (x + 1.0 - column);
    float down = (float) (y + 1.0 - row);
    int from = row * FRAMED + column;
    float above = (1 - right) * framed[from] + right * framed[from + 1];
    float below = (1 - right) * framed[from + FRAMED] + right * framed[from + FRAMED + 1];
    return (1 - down) * above + down * below;
  }

  /** Uniform in [-1, 1). */
  private double draw(int step, int picture, int number) {
    long bits = mix(mix(mix(seed ^ STEP * step) + PICTURE * picture) + DRAW * number);
    return (bits >> 10) * 0x1.0p-53;
  }

  private static long mix(long key) {
    long z = (key ^ key >>> 30) * PICTURE;
    z = (z ^ z >>> 27) * DRAW;
    return z ^ z >>> 31;
  }
}
