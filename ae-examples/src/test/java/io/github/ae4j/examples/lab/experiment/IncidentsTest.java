package io.github.ae4j.examples.lab.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.examples.lab.run.Curve;
import org.junit.jupiter.api.Test;

class IncidentsTest {
  private static Curve curve(double... values) {
    double[] steps = new double[values.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = 10.0 * (i + 1);
    }
    return new Curve(steps, values);
  }

  @Test
  void spikesAreCountedAgainstTheSmallestBefore() {
    assertEquals(3, Incidents.spikes(curve(4, 1, 2, 2.1, 9, 0.5, 0.9, Double.NaN)));
  }

  @Test
  void largestStepAndCliffsGoBothWays() {
    Curve rate = curve(1, 1.5, 0.25, 0.75);
    assertEquals(Math.log(6.0), Incidents.largestLogStep(rate), 1e-12);
    assertEquals(2, Incidents.cliffs(rate));
    assertEquals(Double.NaN, Incidents.largestLogStep(curve(1)));
  }

  @Test
  void roughnessKnowsNoLevel() {
    assertEquals(Math.log(2.0), Incidents.roughness(curve(1, 2, 1, 2)), 1e-12);
    assertEquals(Math.log(2.0), Incidents.roughness(curve(100, 200, 100, 200)), 1e-12);
  }

  @Test
  void relativeVarianceLeavesTheFirstQuarterOut() {
    assertEquals(1.0 / 9.0, Incidents.relativeVariance(curve(99, 99, 2, 4, 2, 4, 2, 4)), 1e-12);
  }

  @Test
  void settledIsBehindTheLastRecordAboveTheFirst() {
    assertEquals(10.0, Incidents.settledAt(curve(5, 4, 3)));
    assertEquals(40.0, Incidents.settledAt(curve(5, 4, 6, 3)));
    assertEquals(Double.POSITIVE_INFINITY, Incidents.settledAt(curve(5, 4, Double.NaN)));
  }
}
