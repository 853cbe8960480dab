package io.github.ae4j.examples.lab.systems.cartpole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.ae4j.examples.lab.run.Curve;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SwitchMetricsTest {
  /** At the first switch eight steps are lost, at the second the run does not come back. */
  @Test
  void countsStepsUntilTheMeanIsBack() {
    double[] online = new double[60];
    Arrays.fill(online, 1.0);
    Arrays.fill(online, 20, 28, 0.0);
    Arrays.fill(online, 40, 60, 0.1);
    double recovery = of(60, online, constant(60, 1.0)).get("recoverySteps");
    assertEquals(Math.sqrt(8.0 * 21.0), recovery, 1e-9);
  }

  @Test
  void countsDecadesOfTheEffectiveStepWhereItMoves() {
    double[] gamma = new double[100];
    Arrays.fill(gamma, 0, 20, 0.01);
    Arrays.fill(gamma, 20, 40, 1.0);
    Arrays.fill(gamma, 40, 60, 0.1);
    Arrays.fill(gamma, 60, 80, 0.1);
    Map<String, Double> metrics = of(100, constant(100, 1.0), gamma);
    assertEquals(3.0, metrics.get("gammaSwitches"));
    assertEquals((2.0 + 1.0 + 0.0) / 3.0, metrics.get("gammaJump"), 1e-12);
  }

  @Test
  void aRunThatStandsStillAtItsSwitchesHasNoJump() {
    double[] gamma = new double[100];
    Arrays.fill(gamma, 0, 60, 0.01);
    Map<String, Double> metrics = of(100, constant(100, 1.0), gamma);
    assertEquals(2.0, metrics.get("gammaSwitches"));
    assertFalse(metrics.containsKey("gammaJump"));
  }

  private static Map<String, Double> of(int steps, double[] online, double[] gamma) {
    double[] at = IntStream.rangeClosed(1, steps).asDoubleStream().toArray();
    return new SwitchMetrics(20, steps).of(new Curve(at, online), new Curve(at, gamma));
  }

  private static double[] constant(int steps, double value) {
    double[] values = new double[steps];
    Arrays.fill(values, value);
    return values;
  }
}
