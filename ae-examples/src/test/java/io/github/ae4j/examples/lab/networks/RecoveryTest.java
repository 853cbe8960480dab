package io.github.ae4j.examples.lab.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.examples.lab.run.Curve;
import org.junit.jupiter.api.Test;

class RecoveryTest {
  private static final Curve LOSS =
      new Curve(
          new double[] {0.0, 10.0, 20.0, 30.0, 40.0, 50.0},
          new double[] {4.0, 1.0, 0.5, 3.0, 2.0, 1.0});

  @Test
  void stepsAreCountedFromTheShift() {
    assertEquals(20.0, Recovery.steps(LOSS, 20, 2.0));
    assertEquals(30.0, Recovery.steps(LOSS, 20, 1.5));
    assertEquals(Double.POSITIVE_INFINITY, Recovery.steps(LOSS, 20, 0.9));
  }

  @Test
  void onlyWhatIsBehindTheShiftIsInTheMean() {
    assertEquals(2.0, Recovery.meanAfter(LOSS, 20), 1e-15);
  }
}
