package io.github.ae4j.examples.lab.staleness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StaleBowlTest {
  @Test
  void lateGradientIsThatOfThePointSomeStepsAgo() {
    StaleBowl bowl = new StaleBowl(1, 1.0, 2, 5);
    double[] gradient = new double[1];
    double[] seen = new double[5];
    double start = bowl.start()[0];
    double[] places = {start, 0.5 * start, -0.25 * start, 0.0, -2.0 * start};
    for (int step = 1; step <= places.length; step++) {
      bowl.gradient(step, new double[] {places[step - 1]}, gradient);
      seen[step - 1] = gradient[0];
    }
    assertArrayEquals(new double[] {start, start, start, 0.5 * start, -0.25 * start}, seen);
    assertEquals(2.0, bowl.overshoot());
    assertEquals(4.0, bowl.growth(), 1e-12);
    assertTrue(Math.abs(start) >= 0.5 && Math.abs(start) <= 1.5);
  }
}
