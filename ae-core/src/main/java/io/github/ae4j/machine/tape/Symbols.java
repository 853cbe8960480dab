package io.github.ae4j.machine.tape;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Symbols: vectors of numbers -1 and 1. */
final class Symbols {
  private Symbols() {}

  static double[] symbol(SplittableRandom random, int width) {
    double[] symbol = new double[width];
    for (int j = 0; j < width; j++) {
      symbol[j] = random.nextBoolean() ? 1.0 : -1.0;
    }
    return symbol;
  }

  static double[][] sequence(SplittableRandom random, int length, int width) {
    double[][] sequence = new double[length][];
    Arrays.setAll(sequence, t -> symbol(random, width));
    return sequence;
  }

  /** Symbols of which no two are equal. */
  static double[][] distinct(SplittableRandom random, int length, int width) {
    double[][] sequence = new double[length][];
    for (int t = 0; t < length; t++) {
      double[] next = symbol(random, width);
      while (contains(sequence, t, next)) {
        next = symbol(random, width);
      }
      sequence[t] = next;
    }
    return sequence;
  }

  private static boolean contains(double[][] sequence, int length, double[] symbol) {
    return Arrays.stream(sequence, 0, length).anyMatch(known -> Arrays.equals(known, symbol));
  }
}
