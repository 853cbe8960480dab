package io.github.ae4j.measurement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.MeasurementContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class EvidenceClockTest {
  private final EvidenceClock clock = clock(0.2, 0.02, 1.0, 0.0);
  private final Bed bed = new Bed(clock);

  private static EvidenceClock clock(double backward, double deadband, double most, double first) {
    return new EvidenceClock(9, 3.5, 1000, backward, deadband, most, first, 1e6, 0.6);
  }

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
    EvidenceClock quick = clock(50.0, 0.06, 1.0, 0.0);
    Bed quickly = new Bed(quick);
    quickly.with(Signal.STEP_LIMITED, 1.0).with(Signal.PERSISTENCE_SLOW, 1.0);
    quickly.with(Signal.SINCE_EVENT, 30);
    quick.measure(quickly.signals, quickly.memory);
    assertEquals(1.0, quickly.value(Signal.CLOCK));
  }

  @Test
  void itsRateHasABound() {
    EvidenceClock bounded = clock(0.2, 0.02, 0.3, 0.0);
    Bed early = new Bed(bounded);
    for (int n = 1; n <= 8; n++) {
      early.with(Signal.SINCE_EVENT, n).with(Signal.EVIDENCE, -4.0);
      bounded.measure(early.signals, early.memory);
    }
    assertEquals(5.0 + 3 * 0.3, early.value(Signal.CLOCK), 1e-12);
    assertEquals(
        Math.pow(8.0, 0.6) * Math.pow(5.9, 0.4), early.value(Signal.AVERAGING_CLOCK), 1e-12);
  }

  @Test
  void bothClocksHaveABound() {
    EvidenceClock bounded = new EvidenceClock(9, 3.5, 1000, 0.2, 0.02, 0.5, 0.0, 10.0, 0.6);
    Bed old = new Bed(bounded);
    for (int n = 1; n <= 100; n++) {
      old.with(Signal.SINCE_EVENT, n).with(Signal.EVIDENCE, -4.0);
      bounded.measure(old.signals, old.memory);
      double k = n < 6 ? n : Math.min(10.0, 5.0 + 0.5 * (n - 5));
      assertEquals(k, old.value(Signal.CLOCK), 1e-12);
      double averaging = Math.pow(Math.min(20.0, n), 0.6) * Math.pow(k, 0.4);
      assertEquals(averaging, old.value(Signal.AVERAGING_CLOCK), 1e-12);
    }
  }

  @Test
  void aClockThatStartsBeyondItsBoundStaysThereUntilItIsTurnedBack() {
    EvidenceClock beyond = new EvidenceClock(9, 3.5, 1000, 0.2, 0.02, 0.5, 30.0, 10.0, 0.6);
    Bed trained = new Bed(beyond);
    for (int n = 1; n <= 20; n++) {
      trained.with(Signal.SINCE_EVENT, n).with(Signal.EVIDENCE, 4.0);
      beyond.measure(trained.signals, trained.memory);
      assertEquals(30.0, trained.value(Signal.CLOCK));
    }
    trained.with(Signal.SINCE_EVENT, 21).with(Signal.STEP_LIMITED, 1.0);
    trained.with(Signal.PERSISTENCE_SLOW, 0.52);
    beyond.measure(trained.signals, trained.memory);
    assertEquals(30.0 * Math.exp(-0.1), trained.value(Signal.CLOCK), 1e-12);
  }

  @Test
  void theAveragingClockCountsEveryStepAndIsTurnedBackWithIt() {
    for (int n = 1; n <= 20; n++) {
      step(n, 0.0);
    }
    assertEquals(Math.pow(20.0, 0.6) * Math.pow(9.0, 0.4), averaging(), 1e-12);
    bed.with(Signal.STEP_LIMITED, 1.0).with(Signal.PERSISTENCE_SLOW, 0.52);
    step(21, 0.0);
    double kept = Math.exp(-0.2 * 0.5);
    assertEquals(kept * Math.pow(21.0, 0.6) * Math.pow(9.0, 0.4), averaging(), 1e-12);
    clock.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    assertEquals(1.0, averaging());
    bed.with(Signal.STEP_LIMITED, 0.0);
    step(2, 0.0);
    assertEquals(2.0, averaging(), 1e-12);
  }

  @Test
  void afterLongTheAveragingClockWaitsToo() {
    for (int n = 1; n <= 1000; n++) {
      step(n, 0.0);
    }
    double k = step(1001, 2.5);
    assertEquals(Math.pow(1000.0, 0.6) * Math.pow(k, 0.4), averaging(), 1e-9);
  }

  private double averaging() {
    return bed.value(Signal.AVERAGING_CLOCK);
  }

  @Test
  void mayStartAsIfItHadRun() {
    EvidenceClock trained = clock(0.2, 0.02, 0.3, 30_000.0);
    Bed late = new Bed(trained);
    late.with(Signal.SINCE_EVENT, 1.0);
    trained.measure(late.signals, late.memory);
    assertEquals(30_000.0, late.value(Signal.CLOCK));
    assertEquals(Math.pow(30_000.0, 0.4), late.value(Signal.AVERAGING_CLOCK), 1e-9);
    late.with(Signal.SINCE_EVENT, 21.0).with(Signal.STEP_LIMITED, 1.0);
    late.with(Signal.PERSISTENCE_SLOW, 0.52);
    trained.measure(late.signals, late.memory);
    assertEquals(30_000.0 * Math.exp(-0.1), late.value(Signal.CLOCK), 1e-9);
    trained.interrupted(Interruption.DRIFT, late.signals, late.memory);
    assertEquals(1.0, late.value(Signal.CLOCK));
  }

  @Test
  void badConstantsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> clock(0.2, 0.02, 0.0, 0.0));
    assertThrows(IllegalArgumentException.class, () -> clock(0.2, 0.02, 1.1, 0.0));
    assertThrows(IllegalArgumentException.class, () -> clock(0.2, 0.02, 0.3, -1.0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new EvidenceClock(9, 3.5, 1000, 0.2, 0, 1, 0, 1e6, 1.5));
    assertThrows(
        IllegalArgumentException.class,
        () -> new EvidenceClock(9, 3.5, 1000, 0.2, 0, 1, 0, 8.0, 0.6));
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
