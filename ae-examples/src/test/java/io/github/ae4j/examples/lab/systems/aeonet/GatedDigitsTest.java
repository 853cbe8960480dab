package io.github.ae4j.examples.lab.systems.aeonet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.digits.Digits;
import io.github.ae4j.examples.digits.StrokeDigits;
import io.github.ae4j.examples.lab.task.Gradients;
import org.junit.jupiter.api.Test;

class GatedDigitsTest {
  private static final Digits DIGITS = StrokeDigits.draw(200, 1L);

  @Test
  void theGradientIsThatOfTheLossWithItsMasks() {
    try (GatedDigits task = task(new Gating.Fixed(0.7, 0.2))) {
      Gradients.agree(task, 1e-2, 2e-2);
    }
  }

  @Test
  void theGradientOutlivesGarbage() {
    try (GatedDigits task = task(new Gating.Fixed(0.7, 0.2))) {
      Gradients.outliveGarbage(task);
    }
  }

  @Test
  void trainedGatesHaveAGradientToo() {
    try (GatedDigits task = task(new Gating.Trained(0.0))) {
      Gradients.agree(task, 1e-2, 2e-2);
      assertEquals(0.5 * Gating.BLOCKS, task.coefficients(task.start()).get("openBlocks"), 1e-12);
    }
  }

  @Test
  void withEveryGateShutTheBlocksDoNotMatter() {
    try (GatedDigits task = task(new Gating.Fixed(0.0, 0.0))) {
      double[] weights = task.start();
      double[] gradient = new double[weights.length];
      double loss = task.gradient(1, weights, gradient);
      int firstBlock = 32 * Digits.PIXELS + 32;
      assertEquals(0.0, gradient[firstBlock], 0.0);
      weights[firstBlock] += 1.0;
      assertEquals(loss, task.gradient(1, weights, gradient), 0.0);
    }
  }

  @Test
  void gatesOpenWhileTheLossFallsAndCloseWhenItTurnsWild() {
    try (Gating gating = new Gating.Steered()) {
      double start = gating.gate(3);
      double dropout = gating.dropout();
      for (int step = 0; step < 100; step++) {
        gating.step(3.0 - 0.02 * step);
      }
      double opened = gating.gate(3);
      assertTrue(opened > start && gating.dropout() < dropout, opened + " from " + start);
      for (int step = 0; step < 40; step++) {
        gating.step(1.0 + 0.05 * step + (step % 2 == 0 ? 2.0 : -2.0));
      }
      assertTrue(gating.gate(3) < opened, gating.gate(3) + " from " + opened);
    }
  }

  @Test
  void theSameSeedGivesTheSameTwiceAndAnotherAnother() {
    double[] once = trained(3);
    assertArrayEquals(once, trained(3), 0.0);
    assertNotEquals(once[0], trained(4)[0]);
  }

  private static double[] trained(long seed) {
    try (GatedDigits task = GatedDigits.of(DIGITS, 10, new Gating.Steered(), seed)) {
      double[] weights = task.start();
      double[] gradient = new double[weights.length];
      for (int step = 1; step <= 5; step++) {
        task.gradient(step, weights, gradient);
        for (int i = 0; i < weights.length; i++) {
          weights[i] -= 0.1 * gradient[i];
        }
      }
      return weights;
    }
  }

  private static GatedDigits task(Gating gating) {
    return GatedDigits.of(DIGITS, 10, gating, 1L);
  }
}
