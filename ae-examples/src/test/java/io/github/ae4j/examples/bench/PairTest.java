package io.github.ae4j.examples.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairTest {
  private final StringBuilder order = new StringBuilder();

  private int mark(char side) {
    order.append(side);
    return order.length();
  }

  @Test
  void sidesTakeTurnsAndNeighboursArePairs() {
    List<Pair<Integer>> pairs = Pair.inTurn(3, () -> mark('A'), () -> mark('B'));
    assertEquals("ABBAAB", order.toString());
    assertEquals(List.of(new Pair<>(1, 2), new Pair<>(4, 3), new Pair<>(5, 6)), pairs);
  }

  /** Each measurement slower than the last by as much: the turns cancel it, A B A B would not. */
  @Test
  void aSteadyDriftCancels() {
    List<Pair<Integer>> pairs = Pair.inTurn(40, () -> mark('A'), () -> mark('B'));
    BenchResult result = Pair.compare("x", "us", pairs, place -> Math.exp(0.01 * place));
    assertEquals(1.0, result.ratioMedian(), 1e-4);
    assertEquals(Math.exp(0.01), result.ratioMax(), 1e-12);
  }
}
