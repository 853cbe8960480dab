package io.github.ae4j.meta;

/**
 * Which of two differences of a step, up and down from where it was made, are of the branch that it took. Where the two
 * differ by much, a switch lies between: the side where more numbers jump is beyond it.
 */
enum Branch {
  /** Both. */
  BOTH,
  /** The one from below. */
  BELOW,
  /** The one to above. */
  ABOVE;

  /** Difference of the two, over the larger, from where on they are of two branches. */
  private static final double APART = 0.3;

  /** Below this share of a number it is rounding. */
  private static final double ROUNDING = 1e-12;

  /** Change of a loop's number that no small move makes. */
  private static final double JUMP = 1e-4;

  /** Whether a switch lies between two states: some number of the loop, from a place on, has jumped. */
  static boolean jumps(double[] at, double[] moved, int from) {
    for (int i = from; i < at.length; i++) {
      if (!(Math.abs(moved[i] - at[i]) <= JUMP * (1.0 + Math.abs(at[i])))) {
        return true;
      }
    }
    return false;
  }

  static Branch of(double[] below, double[] at, double[] above) {
    int jumpsAbove = 0;
    int jumpsBelow = 0;
    for (int i = 0; i < at.length; i++) {
      double up = above[i] - at[i];
      double down = at[i] - below[i];
      double larger = Math.max(Math.abs(up), Math.abs(down));
      if (Math.abs(up - down) > APART * larger && larger > ROUNDING * (1.0 + Math.abs(at[i]))) {
        if (Math.abs(up) > Math.abs(down)) {
          jumpsAbove++;
        } else {
          jumpsBelow++;
        }
      }
    }
    if (jumpsAbove == jumpsBelow) {
      return BOTH;
    }
    return jumpsAbove > jumpsBelow ? BELOW : ABOVE;
  }

  /** The derivative by this side, or by both. */
  void slope(double[] below, double[] at, double[] above, double step, double[] slope) {
    double[] from = this == ABOVE ? at : below;
    double[] to = this == BELOW ? at : above;
    double width = this == BOTH ? 2.0 * step : step;
    for (int i = 0; i < slope.length; i++) {
      slope[i] = (to[i] - from[i]) / width;
    }
  }
}
