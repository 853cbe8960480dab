package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TheoryLawsTest {
  private static final String ALPHA = Coefficient.LEARNING_RATE;
  private static final String MU = Coefficient.MOMENTUM;

  private final Coefficients coefficients =
      Coefficients.of(
          List.of(
              Coefficient.of(ALPHA, Chart.LOG, 1e-4, 1.0).withAnchor(0.02),
              Coefficient.of(MU, Chart.LOG_COMPLEMENT, 0.0, 0.99).withAnchor(0.9),
              Coefficient.of(Coefficient.NOISE, Chart.LOG, 1e-6, 1.0)),
          0.1,
          0.5,
          1e-3);

  private double drive(Law law, Bed bed, String coefficient) {
    Drive drive = new Drive(coefficients, 1);
    law.drive(bed.signals, coefficients, drive, bed.memory);
    return drive.total(coefficients.index(coefficient));
  }

  private double drive(Law law, String coefficient) {
    return drive(law, new Bed(law), coefficient);
  }

  private static double softplus(double x) {
    return Math.log(1.0 + Math.exp(x));
  }

  @Test
  void theLeakPullsToTheAnchor() {
    assertEquals(-0.05 * Math.log(5.0), drive(new Leak(ALPHA, 0.05), ALPHA), 1e-12);
    assertEquals(-0.1 * Math.log(0.2), drive(new Leak(MU, 0.1), MU), 1e-12);
    assertEquals(0.0, drive(new Leak(Coefficient.NOISE, 0.1), Coefficient.NOISE), 1e-15);
    assertThrows(IllegalArgumentException.class, () -> new Leak(ALPHA, -0.1));
  }

  @Test
  void theBarrierIsTheSlopeOfItsPotential() {
    Barrier barrier = new Barrier(ALPHA, 0.01);
    double x = coefficients.coordinate(0);
    double expected = 0.01 * (1.0 / (x - Math.log(1e-4)) - 1.0 / (Math.log(1.0) - x));
    assertEquals(expected, drive(barrier, ALPHA), 1e-12);
    double h = 1e-6;
    coefficients.move(0, x + h);
    double above = Barrier.potential(coefficients, 0, 0.01);
    coefficients.move(0, x - h);
    double below = Barrier.potential(coefficients, 0, 0.01);
    assertEquals(-(above - below) / (2 * h), expected, 1e-7);
  }

  @Test
  void theBarrierPushesInwardAndStaysFiniteOnTheEdge() {
    Barrier barrier = new Barrier(ALPHA, 0.01);
    double margin = 1e-3 * Math.log(1e4);
    coefficients.move(0, Double.POSITIVE_INFINITY);
    double atTop = drive(barrier, ALPHA);
    assertEquals(0.01 * (1.0 / (Math.log(1e4) - margin) - 1.0 / margin), atTop, 1e-9);
    coefficients.move(0, Double.NEGATIVE_INFINITY);
    assertEquals(-atTop, drive(barrier, ALPHA), 1e-9);
  }

  @Test
  void couplingPushesByTheOthersDistance() {
    assertEquals(-0.02 * Math.log(5.0), drive(new Coupling(MU, ALPHA, -0.02), MU), 1e-12);
    assertEquals(0.0, drive(new Coupling(MU, ALPHA, -0.02), ALPHA));
    assertThrows(IllegalArgumentException.class, () -> new Coupling(MU, ALPHA, Double.NaN));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-3.0, -0.1, 0.0, 0.2, 50.0})
  void progressPushesWhileTheLossFalls(double trend) {
    ProgressDrive free = new ProgressDrive(ALPHA, 0.8, 2.0, true);
    Bed bed = new Bed(free).with(Signal.TREND, trend).with(Signal.VARIANCE_BASE, 4.0);
    assertEquals(-0.8 * Math.tanh(trend / 4.0), drive(free, bed, ALPHA), 1e-12);
    ProgressDrive plain = new ProgressDrive(ALPHA, 0.8, 2.0, false);
    assertEquals(-0.8 * Math.tanh(trend / 2.0), drive(plain, bed, ALPHA), 1e-12);
  }

  @Test
  void progressIsZeroOnAConstantLoss() {
    assertEquals(0.0, drive(new ProgressDrive(ALPHA, 0.8, 1.0, true), ALPHA));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "0,1", "3,2", "100,1", "1,0"})
  void varianceYields(double v, double base) {
    double ratio = base == 0.0 ? 50.0 : Math.min(50.0, v / base);
    VarianceDrive centred = VarianceDrive.centred(ALPHA, 0.7);
    Bed bed = new Bed(centred).with(Signal.VARIANCE, v).with(Signal.VARIANCE_BASE, base);
    double expected = -0.7 * (softplus(ratio) - softplus(1.0));
    assertEquals(expected, drive(centred, bed, ALPHA), 1e-9);
    VarianceDrive plain = new VarianceDrive(ALPHA, 0.7, false, 50.0);
    assertEquals(-0.7 * softplus(ratio), drive(plain, bed, ALPHA), 1e-9);
  }

  @Test
  void phaseAndQualityAndResonanceFollowTheCosine() {
    Bed bed = new Bed(new PhaseDrive(ALPHA, 0.4, 0.3, false)).with(Signal.PHASE, -0.5);
    assertEquals(-0.32, drive(new PhaseDrive(ALPHA, 0.4, 0.3, false), bed, ALPHA), 1e-12);
    assertEquals(0.4 * Math.tanh(-0.8), drive(new PhaseDrive(MU, 0.4, 0.3, true), bed, MU), 1e-12);
    assertEquals(-0.4, drive(new ResonanceDrive(0.5, 0.3), bed, ALPHA), 1e-12);
    assertEquals(0.05, drive(new QualityDrive(MU, -0.2, 0.5), bed, MU), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> new PhaseDrive(MU, 1, 1.5, true));
    assertThrows(IllegalArgumentException.class, () -> new ResonanceDrive(Double.NaN, 0));
  }

  @Test
  void rewardPushes() {
    RewardDrive law = new RewardDrive(ALPHA, -0.5, 2.0);
    Bed bed = new Bed(law).with(Signal.REWARD_TREND, 1.0);
    assertEquals(-0.5 * Math.tanh(0.5), drive(law, bed, ALPHA), 1e-12);
  }

  private static double softStall(double trend, double base) {
    return Math.exp(-Math.pow(trend / (0.25 * Math.sqrt(base)), 2));
  }

  @ParameterizedTest
  @CsvSource({"0,1,1", "0.3,1,4", "0.4,1,4", "-0.49,9,4", "5,1000,1"})
  void noiseGrowsInAStall(double trend, double v, double base) {
    for (boolean smooth : new boolean[] {true, false}) {
      NoiseLaw law = new NoiseLaw(0.5, 0.4, 0.3, 0.2, 0.6, 0.25, smooth);
      Bed bed = new Bed(law).with(Signal.TREND, trend);
      bed.with(Signal.VARIANCE, v).with(Signal.VARIANCE_BASE, base).with(Signal.PHASE, 0.5);
      bed.with(Signal.UNCERTAINTY, 3.0).with(Signal.UNCERTAINTY_BASE, 2.0);
      boolean stalled = Math.abs(trend) < 0.25 * Math.sqrt(base);
      double stall = smooth ? softStall(trend, base) : stalled ? 1.0 : 0.0;
      double expected =
          0.5 * stall + 0.4 * 1.5 - 0.3 * Math.min(50.0, v / base) + 0.2 * (0.75 - 0.6);
      assertEquals(expected, drive(law, bed, Coefficient.NOISE), 1e-12);
    }
  }

  @Test
  void theGaugePullsTheEffectiveStepToItsTarget() {
    GaugeNudge gradient = new GaugeNudge(GaugeNudge.Measure.GRADIENT, 0.05, -1, 0.5, 1e-12, 4.0);
    Bed bed = new Bed(gradient).with(Signal.GRADIENT_NORM, 0.4);
    assertEquals(0.5 * (0.05 - 0.04) / 0.05, drive(gradient, bed, ALPHA), 1e-9);
    bed.with(Signal.GRADIENT_NORM, 1e9);
    assertEquals(-0.5 * 4.0, drive(gradient, bed, ALPHA));

    GaugeNudge update = new GaugeNudge(GaugeNudge.Measure.UPDATE, 0.05, -1, 0.5, 1e-12, 4.0);
    Bed step = new Bed(update).direction(0.6, 0.2, 0.5, 2.0);
    double d = (0.5 * 0.2 + 0.5 * 0.6) / (0.5 * 0.5 + 0.5);
    assertEquals(0.5 * (0.05 - 0.1 * d) / 0.05, drive(update, step, ALPHA), 1e-9);
    GaugeNudge relative = new GaugeNudge(GaugeNudge.Measure.RELATIVE, 0.05, -1, 0.5, 1e-12, 4.0);
    Bed share = new Bed(relative).direction(0.6, 0.2, 0.5, 2.0);
    assertEquals(0.5 * (0.05 - 0.05 * d) / 0.05, drive(relative, share, ALPHA), 1e-9);
  }

  @Test
  void theGaugeTakesItsTargetFromItsWarmUp() {
    GaugeNudge law = new GaugeNudge(GaugeNudge.Measure.GRADIENT, 0.05, 3, 1.0, 1e-12, 4.0);
    Bed bed = new Bed(law);
    double m = 0.0;
    double c = 0.0;
    for (int t = 1; t <= 6; t++) {
      double gamma = 0.1 * t;
      if (t <= 4) {
        m = 0.99 * m + 0.01 * gamma;
        c = 0.99 * c + 0.01;
      }
      double target = t <= 3 ? 0.05 : 0.8 * m / c;
      double u = drive(law, bed.with(Signal.GRADIENT_NORM, t), ALPHA);
      assertEquals(Math.max(-4.0, (target - gamma) / target), u, 1e-9);
    }
  }
}
