package io.github.ae4j.examples.lab.arm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OnlineArmsTest {
  private static double[] after(Arm arm, double[]... gradients) {
    double[] theta = {1.0, -2.0};
    Start start = new Start(theta, List.of(new int[] {2}), gradients.length, 1L);
    try (Optimizer optimizer = arm.recipe().start(start)) {
      for (double[] gradient : gradients) {
        optimizer.step(1.0, gradient);
      }
      return optimizer.served().clone();
    }
  }

  @Test
  void inverseRootDividesTheRateByTheRootOfTheStep() {
    double second = 0.5 / Math.sqrt(2.0);
    assertArrayEquals(
        new double[] {1.0 - 0.5 * 2.0 - second * 4.0, -2.0 + 0.5 - second},
        after(OnlineArms.inverseSquareRoot(0.5), new double[] {2.0, -1.0}, new double[] {4.0, 1.0}),
        1e-15);
  }

  @Test
  void adaGradDividesByTheRootOfTheSumOfSquares() {
    // The sums are 9, 25 and 16, 16: the steps .1 * 3/3, .1 * 4/5 and .1 * -4/4, 0.
    assertArrayEquals(
        new double[] {1.0 - 0.1 - 0.08, -2.0 + 0.1},
        after(OnlineArms.adaGrad(0.1), new double[] {3.0, -4.0}, new double[] {4.0, 0.0}),
        1e-10);
  }

  /** The instances of a task are drawn from the bare seed; noise of the same stream would know them. */
  @Test
  void noiseIsNotTheStreamOfTheSeed() {
    double[] after = after(OnlineArms.noisy(0.1, 0.5), new double[] {0.0, 0.0});
    double first = (after[0] - 1.0) * Math.sqrt(2.0) / 0.5;
    double second = (after[1] + 2.0) * Math.sqrt(2.0) / 0.5;
    SplittableRandom seed = new SplittableRandom(1L);
    assertNotEquals(seed.nextGaussian(), first, 1e-6);
    assertNotEquals(seed.nextGaussian(), second, 1e-6);
  }
}
