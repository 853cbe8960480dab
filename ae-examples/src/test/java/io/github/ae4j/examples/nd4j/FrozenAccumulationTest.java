package io.github.ae4j.examples.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FrozenAccumulationTest {
  /** The pieces are the same rows in the same order, so that only rounding differs. */
  @Test
  void aBatchInPiecesMakesTheStepsOfTheWholeOne() {
    try (FrozenAccumulation whole = new FrozenAccumulation(1L);
        FrozenAccumulation pieces = new FrozenAccumulation(1L)) {
      float[] start = whole.weights();
      for (int step = 0; step < 30; step++) {
        assertEquals(whole.step(1), pieces.step(4), 1e-4, "step " + step);
      }
      assertArrayEquals(whole.weights(), pieces.weights(), 1e-4f);
      assertFalse(near(start, whole.weights()));
    }
  }

  @Test
  void whatIsFrozenStaysBitByBitUntilItIsThawed() {
    try (FrozenAccumulation training = new FrozenAccumulation(2L)) {
      double before = training.steps(20, 4);
      training.freeze(true);
      float[] held = training.firstLayer();
      float[] all = training.weights();
      double frozen = training.steps(100, 4);
      assertArrayEquals(held, training.firstLayer());
      assertFalse(near(all, training.weights()));
      assertTrue(frozen < before, () -> before + " became " + frozen);
      training.freeze(false);
      double thawed = training.steps(200, 4);
      assertFalse(near(held, training.firstLayer()));
      assertTrue(thawed < frozen, () -> frozen + " became " + thawed);
    }
  }

  private static boolean near(float[] one, float[] other) {
    float greatest = 0f;
    for (int i = 0; i < one.length; i++) {
      greatest = Math.max(greatest, Math.abs(one[i] - other[i]));
    }
    return greatest < 1e-3f;
  }
}
