package io.github.ae4j.limit;

/** A minimum and a switch with every derivative. */
final class Soft {
  private Soft() {}

  /** -w log(exp(-a/w) + exp(-b/w)), below the lesser of the two by w log 2 at most; b may be infinite. */
  static double min(double a, double b, double width) {
    return Math.min(a, b) - width * Math.log1p(Math.exp(-Math.abs(a - b) / width));
  }

  /** 1/(1 + exp(-x)). */
  static double step(double x) {
    return 1.0 / (1.0 + Math.exp(-x));
  }
}
