package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.ControlLawContract;
import java.util.List;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class RecentLeakTest {
  private final RecentLeak law = new RecentLeak(15.0, 50.0, 0.8, -0.5);
  private final Bed bed = new Bed(law);

  private double drive(double alpha) {
    return LawBed.drive(law, bed, LawBed.ALPHA, alpha);
  }

  /** The anchor is where alpha stood for so long, and stands while the leak acts; a meta gain of 0 moves nothing. */
  @Test
  void theLeakDrawsBackWhatWasThrownFarBelow() {
    for (int t = 0; t < 12; t++) {
      assertEquals(0.0, drive(0.1));
    }
    double anchor = -1.15 * 0.02 / (1.0 - Math.pow(0.98, 13));
    double below = 15.0 * (anchor - 0.8 + 1.15);
    assertEquals(below, drive(0.1 * Math.exp(-1.15)), 1e-9);
    for (int t = 0; t < 500; t++) {
      assertEquals(15.0, drive(1e-4));
    }
    bed.with(Signal.PERSISTENCE, -0.6);
    assertEquals(0.0, drive(1e-4));
    bed.with(Signal.PERSISTENCE, 0.0);
    law.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    assertEquals(0.0, drive(1e-4));
  }

  /** A step that laws drive by dv and something else throws by dx; the leak's drive in the next one. */
  private double step(Coefficients alpha, double leak, double dv, double dx) {
    Candidate candidate = new Candidate(alpha);
    candidate.move(0, alpha.coordinate(0) + leak + dv);
    candidate.drive();
    candidate.move(0, candidate.coordinate(0) + dx);
    candidate.commit();
    Drive drive = new Drive(alpha, 1);
    bed.with(Signal.META_GAIN, 1.0);
    law.drive(bed.signals, alpha, drive, bed.memory);
    return drive.total(0);
  }

  private static Coefficients alpha() {
    return Coefficients.of(List.of(LawBed.ALPHA.withMetaStep(0.01)), 0.1);
  }

  private static double leak(double thrown) {
    return 0.01 * 15.0 * Math.min(1.0, thrown);
  }

  @Test
  void whatLawsDriveIsLeftAlone() {
    Coefficients alpha = alpha();
    for (int t = 0; t < 200; t++) {
      assertEquals(0.0, step(alpha, 0.0, -0.05, 0.0));
    }
    assertEquals(-10.0, alpha.coordinate(0) - Math.log(0.1), 1e-9);
  }

  /** Drives that come and go do not add up, nor does what a limit takes back. */
  @Test
  void onlyWhatNobodyDroveIsUndone() {
    Coefficients alpha = alpha();
    for (int t = 0; t < 500; t++) {
      assertEquals(0.0, step(alpha, 0.0, 0.3, -0.3));
      assertEquals(0.0, step(alpha, 0.0, t % 2 == 0 ? -0.4 : 0.4, 0.0));
    }
    double thrown = 0.01 * step(alpha, 0.0, 0.0, -5.0);
    assertEquals(leak(1.0), thrown, 1e-12);
  }

  /** What laws drove down long ago is where the rate lately was: a throw from there is undone. */
  @Test
  void whatWasDrivenIsForgotten() {
    Coefficients alpha = alpha();
    for (int t = 0; t < 500; t++) {
      assertEquals(0.0, step(alpha, 0.0, t == 100 ? -2.0 : 0.0, 0.0));
    }
    double leak = 0.01 * step(alpha, 0.0, 0.0, -1.5);
    assertEquals(leak(1.5 - 0.8 - 0.02 * 1.5), leak, 1e-4);
  }

  /** The leak's own drive does not count, and others' do while it acts. */
  @Test
  void whileItActsTheAnchorMovesWithTheOtherLaws() {
    Coefficients alpha = alpha();
    for (int t = 0; t < 100; t++) {
      step(alpha, 0.0, 0.0, 0.0);
    }
    double leak = 0.01 * step(alpha, 0.0, 0.0, -5.0);
    double anchor = Math.log(0.1) + (1.0 - 0.98) / (1.0 - Math.pow(0.98, 101)) * -5.0;
    for (double driven = -0.1; driven > -3.0; driven -= 0.1) {
      leak = 0.01 * step(alpha, leak, -0.1, 0.0);
      double below = anchor + Math.min(0.0, driven + 0.4) - 0.8 - alpha.coordinate(0);
      assertEquals(leak(below), leak, 1e-9);
    }
  }

  @Test
  void badConstantsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RecentLeak(15, 50, 0.0, -0.5));
    assertThrows(IllegalArgumentException.class, () -> new RecentLeak(15, 0.5, 0.8, -0.5));
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return StandardConfig.defaults().recentLeak();
    }
  }
}
