package io.github.ae4j.examples.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CurveTest {
  private static final Metric LOSS = Metric.loss("loss");
  private static final Metric ACCURACY = Metric.accuracy("accuracy");
  private static final Curve FALLING =
      new Curve(new double[] {0, 10, 20, 30, 40}, new double[] {5, Double.NaN, 3, 1, 3});

  @Test
  void timeToAValueIsItsFirstStep() {
    assertEquals(20.0, FALLING.firstReaching(LOSS, 3.0));
    assertEquals(30.0, FALLING.firstReaching(LOSS, Math.nextDown(3.0)));
    assertEquals(Double.POSITIVE_INFINITY, FALLING.firstReaching(LOSS, 0.5));
  }

  @Test
  void anAccuracyIsReachedFromBelow() {
    Curve rising = new Curve(new double[] {0, 10, 20}, new double[] {0.1, 0.8, 0.9});
    assertEquals(10.0, rising.firstReaching(ACCURACY, 0.8));
    assertEquals(Double.POSITIVE_INFINITY, rising.firstReaching(ACCURACY, 0.95));
  }
}
