package io.github.ae4j.measurement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.MeasurementContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class EvidenceClockTest {
  private final EvidenceClock clock = new EvidenceClock(9, 3.5, 1000, 0.2, 0.02);
  private final Bed bed = new Bed(clock);

  private double step(double n, double evidence) {
    bed.with(Signal.SINCE_EVENT, n).with(Signal.EVIDENCE, evidence);
    clock.measure(bed.signals, bed.memory);
    return bed.value(Signal.CLOCK);
  }

  @Test
  void waitsAtNineWithoutEvidence() {
    for (int n = 1; n <= 999; n++) {
      assertEquals(Math.min(n, 9), step(n, 3.4));
    }
    assertEquals(9.0 + Math.sqrt(12.25 / 1000.0), step(1000, 0.0), 1e-12);
    assertEquals(9.0 + 2.0 * Math.sqrt(12.25 / 1000.0), step(1001, 0.0), 1e-12);
  }

  @Test
  void runsOnEvidenceOfEitherSignAtTheRateOfItsMoment() {
    for (int n = 1; n <= 5; n++) {
      assertEquals(n, step(n, -100.0));
    }
    assertEquals(6.0, step(6, -3.6), 1e-12);
    assertEquals(7.0, step(7, 0.0), 1e-12);

    Bed later = new Bed(clock);
    for (int n = 1; n <= 49; n++) {
      later.with(Signal.SINCE_EVENT, n).with(Signal.EVIDENCE, n == 49 ? 4.0 : 0.0);
      clock.measure(later.signals, later.memory);
    }
    assertEquals(9.0 + 3.5 / 7.0, later.value(Signal.CLOCK), 1e-12);
  }

  @Test
  void turnsBackWhileTheLimitBindsAndPersistenceAsksForMore() {
    for (int n = 1; n <= 20; n++) {
      step(n, 0.0);
    }
    bed.with(Signal.STEP_LIMITED, 1.0).with(Signal.PERSISTENCE_SLOW, 0.52);
    assertEquals(9.0 * Math.exp(-0.2 * 0.5), step(21, 0.0), 1e-12);
    for (int n = 22; n < 200; n++) {
      step(n, 0.0);
    }
    bed.with(Signal.PERSISTENCE_SLOW, 0.02);
    double stood = bed.value(Signal.CLOCK);
    assertEquals(Math.min(stood + 1.0, 9.0), step(200, 0.0), 1e-12);
  }

  @Test
  void doesNotTurnBackOnceTheEvidenceSaysThatTheTargetStands() {
    for (int n = 1; n <= 20; n++) {
      step(n, 0.0);
    }
    bed.with(Signal.STEP_LIMITED, 1.0).with(Signal.PERSISTENCE_SLOW, 0.52);
    assertEquals(9.0 * Math.exp(-0.2 * 0.5 * 0.75), step(21, -3.25), 1e-12);
    double before = bed.value(Signal.CLOCK);
    assertEquals(before + 3.5 / Math.sqrt(22.0), step(22, -4.0), 1e-12);
  }

  @Test
  void afterLongTheClockWaitsWhileTheTargetIsFar() {
    for (int n = 1; n < 1000; n++) {
      step(n, 0.0);
    }
    double rate = 3.5 / Math.sqrt(1000.0);
    assertEquals(9.0 + rate, step(1000, 0.0), 1e-12);
    assertEquals(9.0 + 1.5 * rate, step(1001, 1.5), 1e-12);
    assertEquals(9.0 + 1.5 * rate, step(1002, 2.5), 1e-12);
    assertEquals(9.0 + 2.5 * rate, step(1003, -1.0), 1e-12);
  }

  @Test
  void neverFallsBelowOne() {
    EvidenceClock quick = new EvidenceClock(9, 3.5, 1000, 50.0, 0.06);
    Bed quickly = new Bed(quick);
    quickly.with(Signal.STEP_LIMITED, 1.0).with(Signal.PERSISTENCE_SLOW, 1.0);
    quickly.with(Signal.SINCE_EVENT, 30);
    quick.measure(quickly.signals, quickly.memory);
    assertEquals(1.0, quickly.value(Signal.CLOCK));
  }

  @Test
  void onlyADriftStartsItAnew() {
    for (int n = 1; n <= 20; n++) {
      step(n, 10.0);
    }
    clock.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    assertEquals(20.0, bed.value(Signal.CLOCK), 1e-12);
    clock.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    assertEquals(1.0, bed.value(Signal.CLOCK));
    assertEquals(2.0, step(2, 0.0));
  }

  @Group
  class Contract implements MeasurementContract {
    @Override
    public Measurement measurement() {
      return StandardConfig.defaults().evidenceClock();
    }
  }
}
