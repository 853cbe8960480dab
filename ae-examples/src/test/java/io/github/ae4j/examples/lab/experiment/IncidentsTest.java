package io.github.ae4j.examples.lab.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  @Test
  void stallsAreLooksWithoutProgress() {
    assertEquals(0.5, Incidents.shareWithoutProgress(curve(5, 4, 4, 4.5, 3)));
  }

  @Test
  void betaThatRisesWithTheVarianceCorrelates() {
    double[] loss = new double[80];
    double[] beta = new double[80];
    double distance = 0.5;
    for (int i = 0; i < loss.length; i++) {
      boolean rough = i / 20 % 2 == 1;
      loss[i] = 1.0 + (rough ? 0.3 : 0.01) * (i % 2 == 0 ? 1.0 : -1.0);
      distance *= rough ? 0.95 : 1.05;
      beta[i] = 1.0 - distance;
    }
    double with = Incidents.riseWithVariance(curve(loss), curve(beta));
    assertTrue(with > 0.3, "correlation " + with);
    double[] still = new double[80];
    assertEquals(Double.NaN, Incidents.riseWithVariance(curve(loss), curve(still)));
  }

  @Test
  void valuesBetweenPointsLieOnALine() {
    assertEquals(2.5, Incidents.at(curve(1, 2, 4), 22.5), 1e-12);
    assertEquals(4.0, Incidents.at(curve(1, 2, 4), 30.0), 1e-12);
  }
}
