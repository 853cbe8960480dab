package io.github.ae4j.examples.lab.arm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.online.OnlineOptimizer;
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

  /** n is 9, then 25; s is 3/.5, then 2/.5; z is 3, then 3 + 4 + 4 * .375. */
  @Test
  void ftrlFollowsItsSums() {
    assertArrayEquals(
        new double[] {1.0 - 0.375, -2.0},
        after(OnlineArms.ftrl(0.5), new double[] {3.0, 0.0}),
        1e-15);
    assertArrayEquals(
        new double[] {1.0 - 8.5 * 0.5 / 6.0, -2.0 + 0.5 * 0.5 / 1.5},
        after(OnlineArms.ftrl(0.5), new double[] {3.0, 0.0}, new double[] {4.0, -0.5}),
        1e-15);
  }

  /** L is 3; G is 3, 4, 7; the sum -3, -2, -5; the third step finds 2/7 won three times. */
  @Test
  void coinBettingBetsWhatItHasWon() {
    Arm natural = OnlineArms.cocob(1.0);
    double[] down = {3.0, 0.0};
    double[] up = {-1.0, 0.0};
    assertArrayEquals(new double[] {1.0 - 0.5, -2.0}, after(natural, down), 1e-15);
    assertArrayEquals(new double[] {1.0 - 2.0 / 7.0, -2.0}, after(natural, down, up), 1e-15);
    double third = 5.0 * (3.0 + 6.0 / 7.0) / 30.0;
    assertArrayEquals(new double[] {1.0 - third, -2.0}, after(natural, down, up, down), 1e-15);
    assertArrayEquals(new double[] {1.0 - 0.01, -2.0}, after(OnlineArms.cocob(100.0), down), 1e-15);
  }

  /** The learners' loop serves an average where it is asked to; the arm serves where the steps are. */
  @Test
  void theArrayUnderTheLearnersLoopServesItsCurrentWeights() {
    for (OnlineOptimizer optimizer : OnlineOptimizer.values()) {
      double[] theta = {1.0, -2.0};
      Start start = new Start(theta, List.of(new int[] {2}), 3, 1L);
      try (Optimizer array = OnlineArms.array(optimizer).recipe().start(start)) {
        for (int t = 0; t < 3; t++) {
          array.step(1.0 - 0.1 * t, new double[] {1.0, 0.5 * t});
        }
        assertSame(array.point(), array.served());
        assertTrue(theta[0] < 1.0 && array.coefficients().get("learningRate") > 0.0);
      }
    }
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
