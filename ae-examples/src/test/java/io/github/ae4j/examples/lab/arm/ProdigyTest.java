package io.github.ae4j.examples.lab.arm;

import static io.github.ae4j.examples.lab.arm.Feed.assertClose;
import static io.github.ae4j.examples.lab.arm.Feed.assertRate;

import org.junit.jupiter.api.Test;

/** Two steps, and the estimate after them, in units of d_0 = 1e-6. */
class ProdigyTest {
  private static final double D0 = 1e-6;
  private static final double EPSILON = 1e-8;

  /** m = .1 g, v = .001 g^2: the first step is .1/sqrt(.001) in each coordinate, whatever g. */
  private static double first(double g) {
    return -D0 * 0.1 * g / (Math.sqrt(0.001) * Math.abs(g) + EPSILON);
  }

  @Test
  void theEstimateGrowsOnceTheGradientPointsBack() {
    Optimizer prodigy = Feed.start(Arms.prodigy(), 9, 0.0, 0.0);
    Feed.step(prodigy, 1.0, -2.0);
    assertRate(D0, prodigy);
    double x = first(1.0);
    double y = first(-2.0);
    assertClose(new double[] {x, y}, prodigy.point());
    Feed.step(prodigy, 2.0, -1.0);
    assertRate(D0, prodigy); // r_1 = 0: x_0 had not been left
    double m = 0.9 * 0.1 + 0.1 * 2.0;
    double v = 0.999 * 0.001 + 0.001 * 4.0;
    double n = 0.9 * -0.2 + 0.1 * -1.0;
    double w = 0.999 * 0.004 + 0.001;
    assertClose(
        new double[] {x - D0 * m / (Math.sqrt(v) + EPSILON), y - D0 * n / (Math.sqrt(w) + EPSILON)},
        prodigy.point());
    Feed.step(prodigy, 0.0, 0.0);
    double decay = Math.sqrt(0.999); // s_2 ~ decay (1, -2) + (2, -1)
    assertRate((-2.0 * x + y) / (3.0 * decay + 3.0), prodigy);
  }

  @Test
  void theEstimateDoesNotShrink() {
    Optimizer prodigy = Feed.start(Arms.prodigy(), 9, 0.0);
    Feed.step(prodigy, 1.0);
    Feed.step(prodigy, -1.0); // r = <g, x_0 - x> < 0
    Feed.step(prodigy, 0.0);
    assertRate(D0, prodigy);
  }

  @Test
  void theMultiplierScalesTheStep() {
    Optimizer prodigy = Feed.start(Arms.prodigy(10.0), 9, 0.0);
    Feed.step(prodigy, 1.0);
    assertRate(10.0 * D0, prodigy);
    assertClose(new double[] {10.0 * first(1.0)}, prodigy.point());
  }

  @Test
  void theFirstDistanceScalesTheFirstStep() {
    Optimizer prodigy = Feed.start(Arms.prodigy(1.0, 100.0), 9, 0.0);
    Feed.step(prodigy, 1.0);
    assertRate(100.0 * D0, prodigy);
    assertClose(new double[] {100.0 * first(1.0)}, prodigy.point());
  }
}
