package io.github.ae4j.examples.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DivergenceTest {
  private static final Metric LOSS = Metric.loss("loss");
  private static final Metric ACCURACY = Metric.accuracy("accuracy");
  private static final double[] FALLING = {2.0, 1.0, 0.5, 0.4};

  private static Divergence of(Metric metric, double... values) {
    return new Divergence(metric, values, 2.3, FALLING);
  }

  @Test
  void aLossThatEndsAboveTwiceItsStartDiverged() {
    assertTrue(of(LOSS, 1.0, 3.0, 5e153).happened());
    assertTrue(of(LOSS, 1.0, 0.5, 2.01).happened());
    assertFalse(of(LOSS, 1.0, 3.0, 2.0).happened());
  }

  @Test
  void aLossThatWasOnceAThousandTimesItsStartDivergedThoughItCameBack() {
    assertTrue(of(LOSS, 1.0, 1_001.0, 0.1).happened());
    assertFalse(of(LOSS, 1.0, 999.0, 0.1).happened());
  }

  @Test
  void whatIsNotFiniteDiverged() {
    assertTrue(of(LOSS, 1.0, Double.POSITIVE_INFINITY, 0.5).happened());
    assertTrue(of(Metric.prequential("accuracy"), 0.5, Double.NaN).happened());
  }

  @Test
  void anAccuracyIsToldByTheTrainingLoss() {
    double[] growing = {2.0, 9.0, 1.0, 4.7};
    double[] returned = {2.0, 900.0, 9.0, 4.5};
    double[] unknown = {2.0, 1.0, 1.0, Double.NaN};
    double[] values = {0.1, 0.1};
    assertTrue(new Divergence(ACCURACY, values, 2.3, growing).happened());
    assertTrue(new Divergence(ACCURACY, values, 2.3, unknown).happened());
    assertFalse(new Divergence(ACCURACY, values, 2.3, returned).happened());
    assertFalse(of(ACCURACY, values).happened());
  }

  @Test
  void growthMeansNothingWhereTheTaskChanges() {
    double[] growing = {1.0, 2.0, 30.0, 40.0};
    double[] values = {0.5, 0.7, 0.4};
    assertFalse(new Divergence(Metric.prequential("share"), values, 1.0, growing).happened());
    Metric loss = LOSS.watching(Metric.Watched.NOTHING);
    assertFalse(new Divergence(loss, new double[] {1.0, 5.0}, 1.0, growing).happened());
  }

  @Test
  void endedWorseHasADirection() {
    assertTrue(of(LOSS, 1.0, 0.1, 1.1).endedWorse());
    assertFalse(of(LOSS, 1.0, 5.0, 1.0).endedWorse());
    assertTrue(of(ACCURACY, 0.5, 0.9, 0.4).endedWorse());
    assertFalse(of(ACCURACY, 0.5, 0.6).endedWorse());
  }

  @Test
  void oscillationDoesNotGrowAsTheLevelFalls() {
    double[] steps = {1, 2, 3, 4, 5, 6, 7, 8};
    Curve high = new Curve(steps, new double[] {9, 9, 9, 9, 9, 9, 9.1, 9.0});
    Curve low = new Curve(steps, new double[] {1, 1, 1, 1, 1, 1, 1.1, 1.0});
    // Second differences 0.1 and -0.2.
    assertEquals(Math.sqrt(0.025), high.roughness(), 1e-12);
    assertEquals(Math.sqrt(0.025), low.roughness(), 1e-12);
    assertEquals(Math.sqrt(0.025) / 1.05, low.relativeRoughness(), 1e-12);
  }

  @Test
  void theMeanOfACurveWeighsUnevenLooks() {
    Curve curve = new Curve(new double[] {0, 10, 100}, new double[] {0, 1, 1});
    assertEquals(0.95, curve.mean(), 1e-12);
    Curve rate = new Curve(new double[] {0, 1, 2, 3}, new double[] {0, 1, Math.exp(-2), 1});
    assertEquals(2.0, rate.largestLogMove(), 1e-12);
  }
}
