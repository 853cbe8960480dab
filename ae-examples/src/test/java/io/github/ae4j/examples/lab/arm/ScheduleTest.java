package io.github.ae4j.examples.lab.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Schedules at the points where the formula gives round numbers. */
class ScheduleTest {
  private static final double TOLERANCE = 1e-15;

  @Test
  void cosineFallsFromItsPeakToZero() {
    Schedule cosine = new Cosine(0.4);
    assertEquals(0.4, cosine.at(0, 600), TOLERANCE);
    assertEquals(0.3, cosine.at(200, 600), TOLERANCE);
    assertEquals(0.2, cosine.at(300, 600), TOLERANCE);
    assertEquals(0.1, cosine.at(400, 600), TOLERANCE);
    assertEquals(0.0, cosine.at(600, 600), TOLERANCE);
    assertTrue(cosine.at(599, 600) > 0.0);
  }

  @Test
  void stepsAtHalfAndThreeQuarters() {
    Schedule decay = new StepDecay(0.4);
    assertEquals(0.4, decay.at(0, 400), TOLERANCE);
    assertEquals(0.4, decay.at(199, 400), TOLERANCE);
    assertEquals(0.04, decay.at(200, 400), TOLERANCE);
    assertEquals(0.04, decay.at(299, 400), TOLERANCE);
    assertEquals(0.004, decay.at(300, 400), TOLERANCE);
    assertEquals(0.004, decay.at(399, 400), TOLERANCE);
  }

  /** Of 110 steps the rise takes 0.3 * 110 - 1 = 32, the fall 109 - 32 = 77. */
  @Test
  void oneCycleAtItsCorners() {
    Schedule rate = OneCycle.learningRate(2.5);
    assertEquals(0.1, rate.at(0, 110), TOLERANCE);
    assertEquals(1.3, rate.at(16, 110), TOLERANCE);
    assertEquals(2.5, rate.at(32, 110), TOLERANCE);
    assertEquals(1e-5, rate.at(109, 110), TOLERANCE);
    Schedule momentum = OneCycle.momentum();
    assertEquals(0.95, momentum.at(0, 110), TOLERANCE);
    assertEquals(0.90, momentum.at(16, 110), TOLERANCE);
    assertEquals(0.85, momentum.at(32, 110), TOLERANCE);
    assertEquals(0.95, momentum.at(109, 110), TOLERANCE);
  }

  @Test
  void oneCycleStandsAnyLength() {
    for (int steps = 1; steps < 20; steps++) {
      for (int step = 0; step < steps; step++) {
        double rate = OneCycle.learningRate(1.0).at(step, steps);
        assertTrue(rate > 0.0 && rate <= 1.0, step + " of " + steps + ": " + rate);
      }
    }
  }

  /** Buffers 1, then .85 + 1: the last of two steps is at peak/250,000 with momentum .95. */
  @Test
  void oneCycleMovesRateAndMomentum() {
    Optimizer cycle = Feed.start(Arms.oneCycle(Base.SGD, 0.25), 2, 0.0);
    Feed.step(cycle, 1.0);
    Feed.assertRate(0.25, cycle);
    assertEquals(0.85, cycle.coefficients().get("momentum"), TOLERANCE);
    Feed.step(cycle, 1.0);
    Feed.assertRate(1e-6, cycle);
    Feed.assertClose(new double[] {-0.25 - 1.95e-6}, cycle.point());
  }

  @Test
  void cosineDrivesTheOptimizer() {
    Optimizer cosine = Feed.start(Arms.cosine(Base.SGD, 0.4), 2, 0.0);
    Feed.step(cosine, 1.0);
    Feed.assertClose(new double[] {-0.4}, cosine.point());
    Feed.step(cosine, 1.0); // half of .4, times a buffer of 1.9
    Feed.assertClose(new double[] {-0.78}, cosine.point());
  }
}
