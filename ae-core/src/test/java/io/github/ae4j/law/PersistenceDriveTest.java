package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersistenceDriveTest {
  private static double drive(Bed bed, double p) {
    return LawBed.drive(
        new PersistenceDrive(0.05, 8.0, 10.0, 0.5),
        bed.with(Signal.PERSISTENCE, p),
        LawBed.ALPHA,
        0.1);
  }

  private static Bed settled() {
    Bed bed = new Bed(new PersistenceDrive(0.05, 8.0, 10.0, 0.5));
    bed.with(Signal.STEP_LIMITED, 1.0);
    drive(bed, 0.0);
    return bed.with(Signal.STEP_LIMITED, 0.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1.5, -0.05, 0.0, 0.3, 0.8, 0.9, 1.0, 1.4})
  void persistenceDrivesAlpha(double p) {
    double sprint = p > 0.8 ? 10.0 * Math.min(1.0, (p - 0.8) / 0.2) : 0.0;
    assertEquals(p + 0.05 + sprint, drive(settled(), p), 1e-12);
    double ramped = p + 0.05 > 0.0 ? 8.0 * (p + 0.05) : p + 0.05;
    Bed ramp = new Bed(new PersistenceDrive(0.05, 8.0, 10.0, 0.5));
    assertEquals(ramped + sprint, drive(ramp, p), 1e-12);
  }

  @Test
  void theRampEndsOnEvidenceAfterTenSteps() {
    Bed bed = new Bed(new PersistenceDrive(0.05, 8.0, 10.0, 0.5)).with(Signal.EVIDENCE, -3.6);
    double lift = 0.5 * 0.6;
    assertEquals(8 * (0.15 + lift), drive(bed.with(Signal.SINCE_EVENT, 10), 0.1), 1e-12);
    assertEquals(0.15 + lift, drive(bed.with(Signal.SINCE_EVENT, 11), 0.1), 1e-12);
    bed.with(Signal.EVIDENCE, 0.0);
    assertEquals(0.15, drive(bed, 0.1), 1e-12);
    PersistenceDrive law = new PersistenceDrive(0.05, 8.0, 10.0, 0.5);
    law.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    assertEquals(0.15, drive(bed, 0.1), 1e-12);
    law.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    assertEquals(8 * 0.15, drive(bed, 0.1), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-3, 0", "-3.5, 0.25", "-4, 0.5", "-20, 0.5", "20, 0"})
  void onAStandingTargetTheStepIsHandedToTheLimit(double evidence, double lift) {
    Bed bed = settled().with(Signal.EVIDENCE, evidence);
    assertEquals(-0.25 + lift, drive(bed, -0.3), 1e-12);
  }

  @Test
  void alphaDoesNotGrowAfterAStepTheLossLimited() {
    Bed bed = settled().with(Signal.DECREASE_LIMITED, 1.0);
    assertEquals(0.0, drive(bed, 1.0));
    assertEquals(-0.45, drive(bed, -0.5), 1e-12);
  }

  @Test
  void afterARiseOfItsOwnItHasNoRampAndNoSprintUntilADrift() {
    PersistenceDrive law = new PersistenceDrive(0.05, 8.0, 10.0, 0.5);
    Bed bed = new Bed(law).with(Signal.OWN_RISE, 1.0);
    assertEquals(8 * 1.05 + 10.0, drive(bed, 1.0), 1e-12);
    law.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    bed.with(Signal.OWN_RISE, 0.0);
    assertEquals(1.05, drive(bed, 1.0), 1e-12);
    law.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    assertEquals(1.05, drive(bed, 1.0), 1e-12, "another's does not end it");
    law.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    assertEquals(8 * 1.05 + 10.0, drive(bed, 1.0), 1e-12);
  }

  private static String refused(double bias, double ramp, double sprint, double lift) {
    return assertThrows(
            IllegalArgumentException.class, () -> new PersistenceDrive(bias, ramp, sprint, lift))
        .getMessage();
  }

  @Test
  void badConstantsAreRefused() {
    assertEquals("bias must be finite, got NaN", refused(Double.NaN, 8, 10, 0.5));
    assertEquals("ramp must be finite and at least 1.0, got 0.5", refused(0, 0.5, 10, 0.5));
    assertEquals("sprint must be finite and at least 0.0, got -1.0", refused(0, 1, -1, 0.5));
    assertEquals("lift must be finite and at least 0.0, got -0.1", refused(0, 1, 10, -0.1));
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return StandardConfig.defaults().persistenceDrive();
    }
  }
}
