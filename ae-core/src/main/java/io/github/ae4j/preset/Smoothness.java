package io.github.ae4j.preset;

import io.github.ae4j.Experimental;

/** Which form the standard loop's limits have. */
@Experimental
public enum Smoothness {
  /** Minima: what users get. */
  HARD(0.0),
  /**
   * Softened minima, and flags that are in part: for derivatives in the loop's gains (AE-9). The step limit and the
   * decrease limit have this form, and what reads their flags; events, screens and the clock's start are as they are.
   */
  SMOOTH(0.05);

  private final double width;

  Smoothness(double width) {
    this.width = width;
  }

  /** Width of a softened minimum, log alpha. */
  double width() {
    return width;
  }
}
