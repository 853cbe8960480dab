package io.github.ae4j.examples.lab.streams;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Streams in which positives are more or less rare: attributes are standard normal, those of a
 * positive about a centre whose coordinates have deviation 0.8, drawn by the seed.
 */
enum Rarity {
  /** As many positives as negatives. */
  HALF(0.5, 0.5, false, 1.05),
  /** 5% positives. */
  TWENTIETH(0.05, 0.05, false, 1.05),
  /** 1% positives. */
  HUNDREDTH(0.01, 0.01, false, 1.05),
  /** 0.5% positives. */
  TWOHUNDREDTH(0.005, 0.005, false, 1.05),
  /** 0.1% positives: 50 in the half that counts. */
  THOUSANDTH(0.001, 0.001, false, 1.10),
  /** Even odds; from the half on, what was positive is called negative. */
  SWITCH(0.5, 0.5, true, 1.05),
  /** 0.5% positives, 5% from the half on. */
  JUMP(0.005, 0.05, false, 1.05);

  private static final int ATTRIBUTES = 10;
  private static final double DEVIATION = 0.8;

  private final double before;
  private final double after;
  private final boolean switched;
  private final double bound;

  Rarity(double before, double after, boolean switched, double bound) {
    this.before = before;
    this.after = after;
    this.switched = switched;
    this.bound = bound;
  }

  /** As it stands in an arm's family. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing changes. */
  boolean isStationary() {
    return before == after && !switched;
  }

  /** What a loop's log loss by the best constant's may be. */
  double bound() {
    return bound;
  }

  /** In words. */
  String source() {
    return "normal attributes, "
        + (switched ? "even odds, labels switched half way" : "prior " + prior());
  }

  private String prior() {
    return before == after ? Double.toString(before) : before + ", " + after + " from half way";
  }

  /** Makes the n examples of the stream of a seed. */
  Examples make(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] centre = new double[ATTRIBUTES];
    for (int i = 0; i < ATTRIBUTES; i++) {
      centre[i] = DEVIATION * random.nextGaussian();
    }
    double[][] value = new double[n][ATTRIBUTES];
    boolean[] positive = new boolean[n];
    for (int t = 0; t < n; t++) {
      boolean late = t >= n / 2;
      boolean drawn = random.nextDouble() < (late ? after : before);
      for (int i = 0; i < ATTRIBUTES; i++) {
        value[t][i] = random.nextGaussian() + (drawn ? centre[i] : 0.0);
      }
      positive[t] = drawn ^ (switched && late);
    }
    return Examples.dense(source(), value, positive);
  }
}
