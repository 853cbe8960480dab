package io.github.ae4j.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RateWeightedMomentTest {
  private static final double UNBOUNDED = 1e12;
  private final RateWeightedMoment moment = new RateWeightedMoment();

  /** 0.5 of weight and a rate of 0.1 with c = 0.2, nu = 0.8, by hand. */
  @Test
  void theNumbersOfAStep() {
    moment.settle(0.5, 0.1, 0.8, 0.8, UNBOUNDED);
    assertEquals(0.5 / 0.6, moment.beta(), 1e-15);
    assertEquals(0.8 * 0.2 * 0.6, moment.alongMoment(), 1e-15);
    assertEquals(0.2 * 0.1, moment.alongGradient(), 1e-15);
    assertEquals(0.8 * 0.6, moment.weight(), 1e-15);
  }

  /** r = 1 lets the moment count for alpha (1-c)/c = 0.4 at most. */
  @Test
  void theBoundForgetsWhatGreaterRatesFilled() {
    moment.settle(0.5, 0.1, 0.8, 0.8, 1.0);
    assertEquals(0.4 / 0.5, moment.beta(), 1e-15);
    assertEquals(0.8 * 0.2 * 0.5, moment.alongMoment(), 1e-15);
    assertEquals(0.8 * 0.5, moment.weight(), 1e-15);
  }

  @Test
  void anEmptyMomentIsTheGradient() {
    moment.settle(0.0, 0.1, 0.8, 0.8, UNBOUNDED);
    assertEquals(0.0, moment.beta());
    assertEquals(0.8 * 0.2 * 0.1, moment.alongMoment(), 1e-17);
  }

  @Test
  void withoutARateNothingMoves() {
    moment.settle(0.0, 0.0, 0.8, 0.8, UNBOUNDED);
    assertEquals(0.0, moment.beta());
    assertEquals(0.0, moment.alongMoment());
    assertEquals(0.0, moment.weight());
  }

  /**
   * Schedule-Free's own recurrence (Defazio et al. 2024): z -= alpha g, x = (1-c) x + c z, theta = (1-nu) z +
   * nu x, for rates and c that change at every step.
   */
  @Test
  void theServedAverageIsScheduleFrees() {
    double nu = 0.8;
    double theta = 1.0;
    double m = 0.0;
    double weight = 0.0;
    double z = 1.0;
    double x = 1.0;
    for (int t = 1; t <= 50; t++) {
      double alpha = 0.1 + 0.05 * Math.sin(t);
      double c = 4.0 / (t + 4.0);
      double g = theta - Math.cos(0.3 * t);
      moment.settle(weight, alpha, 1.0 - c, nu, UNBOUNDED);
      m = moment.beta() * m + (1.0 - moment.beta()) * g;
      theta -= moment.alongMoment() * m + moment.alongGradient() * g;
      weight = moment.weight();
      z -= alpha * g;
      x = (1.0 - c) * x + c * z;
      assertEquals((1.0 - nu) * z + nu * x, theta, 1e-12);
      assertEquals(x, theta + RateWeightedMoment.lead(weight, nu) * m, 1e-12);
    }
  }
}
