package io.github.ae4j.examples.lab.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ClippedSigmoidTest {
  @Test
  void startsWhereTheGradientIsExactlyZero() {
    for (long seed = 1; seed <= 20; seed++) {
      ClippedSigmoid task = new ClippedSigmoid(seed);
      double[] gradient = new double[9];
      assertTrue(task.gradient(1, task.start(), gradient) > 0.0);
      assertArrayEquals(new double[9], gradient, 0.0, "seed " + seed);
    }
  }

  @Test
  void gradientOffThePlateauIsThatOfTheLoss() {
    ClippedSigmoid task = new ClippedSigmoid(1);
    double[] point = {0.5, -0.4, 0.3, 0.2, -0.1, 0.6, -0.7, 0.1, 0.2};
    double[] gradient = new double[9];
    double[] unused = new double[9];
    task.gradient(3, point, gradient);
    for (int i = 0; i < point.length; i++) {
      double[] above = point.clone();
      double[] below = point.clone();
      above[i] += 1e-6;
      below[i] -= 1e-6;
      double slope = (task.gradient(3, above, unused) - task.gradient(3, below, unused)) / 2e-6;
      assertEquals(slope, gradient[i], 1e-8);
    }
  }
}
