package io.github.ae4j.examples.finetune;

/** IEEE 754's binary16: a sign, 5 bits of exponent, 10 of significand. */
final class HalfFloat {
  private static final int SIGNIFICAND = 10;
  private static final int LARGEST = 31; // exponent of what is not finite
  private static final int BIAS = 15;

  private HalfFloat() {}

  /** The same number, which a float holds exactly. */
  static float toFloat(short half) {
    int exponent = half >> SIGNIFICAND & LARGEST;
    int significand = half & (1 << SIGNIFICAND) - 1;
    float size;
    if (exponent == LARGEST) {
      size = significand == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (exponent == 0) {
      size = Math.scalb((float) significand, 1 - BIAS - SIGNIFICAND);
    } else {
      int all = significand | 1 << SIGNIFICAND;
      size = Math.scalb((float) all, exponent - BIAS - SIGNIFICAND);
    }
    return half < 0 ? -size : size;
  }
}
