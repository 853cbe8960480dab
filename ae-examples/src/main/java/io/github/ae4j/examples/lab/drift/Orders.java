package io.github.ae4j.examples.lab.drift;

import io.github.ae4j.examples.digits.Digits;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The order of things in each phase. */
final class Orders {
  private Orders() {}

  /** Orders of n things, one a phase; the first phase has the natural one. */
  static int[][] draw(int phases, int n, SplittableRandom random) {
    int[][] orders = new int[phases][];
    for (int phase = 0; phase < phases; phase++) {
      orders[phase] = Digits.permutation(n, random);
    }
    Arrays.sort(orders[0]);
    return orders;
  }
}
