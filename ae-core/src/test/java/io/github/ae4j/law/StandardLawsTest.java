package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandardLawsTest {
  private static final Coefficient ALPHA = Coefficient.of("learningRate", Chart.LOG, 1e-9, 10.0);
  private static final Coefficient MU =
      Coefficient.of("momentum", Chart.LOG_COMPLEMENT, 0.0, 0.9999);

  private static double drive(Law law, Bed bed, Coefficient spec, double at) {
    Coefficients coefficients = Coefficients.of(List.of(spec), at);
    Drive drive = new Drive(coefficients, 1);
    law.drive(bed.signals, coefficients, drive, bed.memory);
    return drive.total(0);
  }

  private static double persistence(Bed bed, double p) {
    return drive(
        new PersistenceDrive(0.05, 8.0, 10.0, 0.5), bed.with(Signal.PERSISTENCE, p), ALPHA, 0.1);
  }

  private static Bed settled() {
    Bed bed = new Bed(new PersistenceDrive(0.05, 8.0, 10.0, 0.5));
    bed.with(Signal.STEP_LIMITED, 1.0);
    persistence(bed, 0.0);
    return bed.with(Signal.STEP_LIMITED, 0.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1.5, -0.05, 0.0, 0.3, 0.8, 0.9, 1.0, 1.4})
  void persistenceDrivesAlpha(double p) {
    double sprint = p > 0.8 ? 10.0 * Math.min(1.0, (p - 0.8) / 0.2) : 0.0;
    assertEquals(p + 0.05 + sprint, persistence(settled(), p), 1e-12);
    double ramped = p + 0.05 > 0.0 ? 8.0 * (p + 0.05) : p + 0.05;
    Bed ramp = new Bed(new PersistenceDrive(0.05, 8.0, 10.0, 0.5));
    assertEquals(ramped + sprint, persistence(ramp, p), 1e-12);
  }

  @Test
  void theRampEndsOnEvidenceAfterTenSteps() {
    Bed bed = new Bed(new PersistenceDrive(0.05, 8.0, 10.0, 0.5)).with(Signal.EVIDENCE, -3.6);
    double lift = 0.5 * 0.6;
    assertEquals(8 * (0.15 + lift), persistence(bed.with(Signal.SINCE_EVENT, 10), 0.1), 1e-12);
    assertEquals(0.15 + lift, persistence(bed.with(Signal.SINCE_EVENT, 11), 0.1), 1e-12);
    bed.with(Signal.EVIDENCE, 0.0);
    assertEquals(0.15, persistence(bed, 0.1), 1e-12);
    PersistenceDrive law = new PersistenceDrive(0.05, 8.0, 10.0, 0.5);
    law.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    assertEquals(0.15, persistence(bed, 0.1), 1e-12);
    law.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    assertEquals(8 * 0.15, persistence(bed, 0.1), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-3, 0", "-3.5, 0.25", "-4, 0.5", "-20, 0.5", "20, 0"})
  void onAStandingTargetTheStepIsHandedToTheLimit(double evidence, double lift) {
    Bed bed = settled().with(Signal.EVIDENCE, evidence);
    assertEquals(-0.25 + lift, persistence(bed, -0.3), 1e-12);
  }

  @Test
  void alphaDoesNotGrowAfterAStepTheLossLimited() {
    Bed bed = settled().with(Signal.DECREASE_LIMITED, 1.0);
    assertEquals(0.0, persistence(bed, 1.0));
    assertEquals(-0.45, persistence(bed, -0.5), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 1.0, 9.0, 81.0, 82.0, 1e9})
  void momentumFollowsTheClock(double k) {
    MomentumClock law = new MomentumClock(0.9, 9.0);
    Bed bed = new Bed(law).with(Signal.CLOCK, k);
    double target = Math.min(0.9, k / (k + 9.0));
    double u = drive(law, bed, MU, 0.5);
    double reached = MU.chart().value(MU.chart().coordinate(0.5) + u);
    assertEquals(target, reached, 1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 0.3, 1.0})
  void theShareIsReachedInOneStep(double share) {
    Coefficient nu = Coefficient.of("momentumShare", Chart.LINEAR, 0.0, 1.0);
    Law law = new MomentumShare(share);
    assertEquals(share - 0.4, drive(law, new Bed(law), nu, 0.4), 1e-12);
  }

  /** The anchor is where alpha stood for so long, and stands while the leak acts. */
  @Test
  void theLeakDrawsBackWhatWasThrownFarBelow() {
    RecentLeak law = new RecentLeak(15.0, 50.0, 0.8, -0.5);
    Bed bed = new Bed(law);
    for (int t = 0; t < 12; t++) {
      assertEquals(0.0, drive(law, bed, ALPHA, 0.1));
    }
    double anchor = -1.15 * 0.02 / (1.0 - Math.pow(0.98, 13));
    double below = 15.0 * (anchor - 0.8 + 1.15);
    assertEquals(below, drive(law, bed, ALPHA, 0.1 * Math.exp(-1.15)), 1e-9);
    for (int t = 0; t < 500; t++) {
      assertEquals(15.0, drive(law, bed, ALPHA, 1e-4));
    }
    assertEquals(0.0, drive(law, bed.with(Signal.PERSISTENCE, -0.6), ALPHA, 1e-4));
    bed.with(Signal.PERSISTENCE, 0.0);
    law.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    assertEquals(0.0, drive(law, bed, ALPHA, 1e-4));
  }

  @Test
  void badConstantsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new MomentumShare(1.1));
    assertThrows(IllegalArgumentException.class, () -> new RecentLeak(15, 50, 0.0, -0.5));
    assertThrows(IllegalArgumentException.class, () -> new RecentLeak(15, 0.5, 0.8, -0.5));

    assertEquals(
        "bias must be finite, got NaN",
        assertThrows(
                IllegalArgumentException.class, () -> new PersistenceDrive(Double.NaN, 8, 10, 0.5))
            .getMessage());
    assertEquals(
        "ramp must be finite and at least 1.0, got 0.5",
        assertThrows(IllegalArgumentException.class, () -> new PersistenceDrive(0, 0.5, 10, 0.5))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new PersistenceDrive(0, 1, -1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new PersistenceDrive(0, 1, 10, -0.1));
    assertThrows(IllegalArgumentException.class, () -> new MomentumClock(1.0, 9));
    assertThrows(IllegalArgumentException.class, () -> new MomentumClock(0.9, 0));
  }

  @Test
  void aLambdaIsALawWithoutDeclarations() {
    Law law = (signals, coefficients, drive, memory) -> drive.add(0, 2.0);
    assertEquals(2.0, drive(law, new Bed(law), ALPHA, 0.1));
    assertEquals("law", law.name());
    assertEquals(false, law.smooth());
    assertEquals(0, law.slots());
  }
}
