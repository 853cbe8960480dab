package io.github.ae4j.meta;

/** Sums over the first coordinates of arrays. */
final class Dense {
  private Dense() {}

  /** {@code <a, b>} over the length of a. */
  static double dot(double[] a, double[] b) {
    double even = 0.0;
    double odd = 0.0;
    int i = 0;
    for (; i < a.length - 1; i += 2) {
      even += a[i] * b[i];
      odd += a[i + 1] * b[i + 1];
    }
    return i < a.length ? even + odd + a[i] * b[i] : even + odd;
  }
}
