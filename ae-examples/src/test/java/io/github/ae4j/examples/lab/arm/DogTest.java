package io.github.ae4j.examples.lab.arm;

import static io.github.ae4j.examples.lab.arm.Feed.assertClose;
import static io.github.ae4j.examples.lab.arm.Feed.assertRate;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** From the origin, r_eps is 1e-6; the sums of squares are 25, 169 and 196. */
class DogTest {
  private static final double ROOT = Math.sqrt(26.0);

  @Test
  void threeSteps() {
    Optimizer dog = Feed.start(Arms.dog(), 3, 0.0, 0.0);
    Feed.step(dog, 3.0, 4.0);
    assertRate(2e-7, dog);
    assertClose(new double[] {-6e-7, -8e-7}, dog.point());
    Feed.step(dog, 12.0, 0.0); // |x1| = 1e-6
    assertRate(1e-6 / 13.0, dog);
    double x = -6e-7 - 12e-6 / 13.0;
    assertClose(new double[] {x, -8e-7}, dog.point());
    Feed.step(dog, -1.0, ROOT); // 1 + 26
    double eta = Math.hypot(x, 8e-7) / 14.0;
    assertRate(eta, dog);
    assertClose(new double[] {x + eta, -8e-7 - eta * ROOT}, dog.point());
  }

  @Test
  void theFirstStepGrowsWithTheWeights() {
    Optimizer dog = Feed.start(Arms.dog(), 1, 3.0, 4.0);
    Feed.step(dog, 1.0, 0.0);
    assertRate(6e-6, dog);
  }

  /** The distance kept is the largest, not the last. */
  @Test
  void theDistanceDoesNotShrink() {
    Optimizer dog = Feed.start(Arms.dog(), 3, 0.0);
    Feed.step(dog, 1.0); // -1e-6
    Feed.step(dog, 1.0); // -1e-6 (1 + 1/sqrt 2)
    Feed.step(dog, -1.0); // back by r/sqrt 3
    double r = 1e-6 * (1.0 + 1.0 / Math.sqrt(2.0));
    assertRate(r / Math.sqrt(3.0), dog);
    Feed.step(dog, -1.0);
    assertRate(r / 2.0, dog);
  }

  @Test
  void nothingMovesWithoutAGradient() {
    Optimizer dog = Feed.start(Arms.dog(), 1, 1.0);
    Feed.step(dog, 0.0);
    assertArrayEquals(new double[] {1.0}, dog.point(), 0.0);
  }

  /** Weights of the averages: 1, then 9/10. */
  @Test
  void theAverageFollowsThePolynomial() {
    Optimizer dog = Feed.start(Arms.dogAveraged(), 2, 0.0);
    Feed.step(dog, 1.0);
    assertClose(new double[] {-1e-6}, dog.served());
    Feed.step(dog, 1.0);
    double second = -1e-6 * (1.0 + 1.0 / Math.sqrt(2.0));
    assertClose(new double[] {second}, dog.point());
    assertClose(new double[] {-1e-7 + 0.9 * second}, dog.served());
  }
}
