package io.github.ae4j.examples.lab.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.examples.lab.run.Curve;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SwitchMetricsTest {
  private static final double[] STEPS = IntStream.rangeClosed(1, 60).asDoubleStream().toArray();

  /** At the first switch eight steps are lost, at the second the run does not come back. */
  @Test
  void countsStepsUntilTheMeanIsBack() {
    double[] online = new double[60];
    Arrays.fill(online, 1.0);
    Arrays.fill(online, 20, 28, 0.0);
    Arrays.fill(online, 40, 60, 0.1);
    double recovery = of(online, constant(1.0)).get("recoverySteps");
    assertEquals(Math.sqrt(8.0 * 21.0), recovery, 1e-9);
  }

  @Test
  void countsDecadesOfTheEffectiveStep() {
    double[] gamma = new double[60];
    Arrays.fill(gamma, 0, 20, 0.01);
    Arrays.fill(gamma, 20, 40, 1.0);
    Arrays.fill(gamma, 40, 60, 0.0);
    assertEquals((2.0 + 4.0) / 2.0, of(constant(1.0), gamma).get("gammaJump"), 1e-12);
  }

  private static Map<String, Double> of(double[] online, double[] gamma) {
    return new SwitchMetrics(20, 60).of(new Curve(STEPS, online), new Curve(STEPS, gamma));
  }

  private static double[] constant(double value) {
    double[] values = new double[60];
    Arrays.fill(values, value);
    return values;
  }
}
