package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Operations are counted, and cost the same for all. */
class CostModelTest {
  private final BilinearHost host = BilinearHost.drawn(1);
  private final CostModel costs = CostModel.of(host, 5, 0.01);

  @Test
  void equalTokensAndRankCostTheSame() {
    LoraFactors one = LoraFactors.fresh(host.shapes(), 4, new SplittableRandom(1));
    LoraFactors other = LoraFactors.fresh(host.shapes(), 4, new SplittableRandom(2));
    assertEquals(costs.forward(7, one.parameters()), costs.forward(7, other.parameters()));
    for (Plasticity.Kind kind : Plasticity.Kind.values()) {
      assertEquals(
          costs.learn(kind, 7, one.parameters()), costs.learn(kind, 7, other.parameters()));
    }
  }

  @Test
  void countsTwoAToken() {
    assertEquals(2 * 5 * (16384 + 100), costs.forward(5, 100));
    assertEquals(3 * 2 * 5 * (16384 + 100), costs.learn(Plasticity.Kind.BACKPROP, 5, 100));
    assertEquals(2 * 5 * (16384 + 100) + 200, costs.learn(Plasticity.Kind.HEBBIAN, 5, 100));
    assertEquals(0.01, costs.energy(costs.forward(5, 0)), 1e-15);
  }

  @Test
  void whatCannotBeCountedIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> costs.forward(-1, 0));
    assertThrows(IllegalArgumentException.class, () -> costs.forward(1, -1));
    assertThrows(ArithmeticException.class, () -> costs.forward(Long.MAX_VALUE / 2 + 1, 0));
    long third = Long.MAX_VALUE / (2 * 16384) - 1;
    assertThrows(ArithmeticException.class, () -> costs.learn(Plasticity.Kind.BACKPROP, third, 0));
    assertEquals((1L << 53) + 1, new ComputeBudget((1L << 53) + 1).total());
  }

  @Test
  void settlesARightAndAWrongAnswer() {
    Settlement settlement = new Settlement(0.5, 2.0);
    assertEquals(1.5 + 0.05 + 0.1 * 0.4, settlement.reward(1.0, 0.4), 1e-12);
    assertEquals(-0.15, settlement.reward(0.0, 1.0), 1e-12);
    assertEquals(2.0 * 1.2 * 1.5, settlement.value(1.5, 1.2), 1e-12);
    assertEquals(0.0, settlement.value(-0.15, 1.2));
    assertEquals(2.0, Settlement.roi(0.4, 0.2), 1e-12);
    assertEquals(10.0, Settlement.roi(0.4, 0.0));
    assertEquals(0.0, Settlement.roi(0.0, 0.0));
  }
}
