package io.github.ae4j.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.LimitContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class RegrowthLimitTest {
  private final LimitBed step = new LimitBed();
  private final RegrowthLimit limit = new RegrowthLimit(0.7, 0.003);
  private final Bed bed = LimitBed.bed(limit, 1.0, 0.0);

  /** Where a step from log .1 that goes up by 5 and holds back 1 of it ends. */
  private void limit(double stored, double applied) {
    step.candidate.reset();
    double x = step.candidate.previous(0);
    step.candidate.store(0, x + 5.0);
    step.candidate.hold(0, x + 4.0);
    limit.limit(bed.signals, step.candidate, bed.memory);
    assertEquals(stored, step.candidate.coordinate(0) - x, 1e-12);
    assertEquals(applied, step.candidate.applied(0) - x, 1e-12);
  }

  private void interrupt(Interruption kind, double own) {
    limit.interrupted(kind, bed.with(Signal.OWN_RISE, own).signals, bed.memory);
  }

  @Test
  void afterARiseOfTheStepsOwnTheRateComesBackSlowly() {
    limit(5.0, 4.0);
    interrupt(Interruption.INSTABILITY, 0.0);
    limit(5.0, 4.0);
    interrupt(Interruption.INSTABILITY, 1.0);
    limit(0.703, 0.703);
    limit(0.706, 0.706);
    for (int t = 3; t < 1200; t++) {
      limit(0.7 + 0.003 * t, Math.min(4.0, 0.7 + 0.003 * t));
    }
    interrupt(Interruption.INSTABILITY, 0.0);
    limit(4.3, 4.0);
    interrupt(Interruption.INSTABILITY, 1.0);
    limit(0.703, 0.703);
    interrupt(Interruption.DRIFT, 0.0);
    limit(5.0, 4.0);
  }

  @Test
  void aShorterStepIsLeftAlone() {
    interrupt(Interruption.INSTABILITY, 1.0);
    step.limit(limit, bed);
    assertEquals(0.1, step.applied(), 1e-12);
    assertEquals(0.1, step.stored(), 1e-12);
  }

  /** After 1e9 steps it is 3e6 above where it began, and binds nothing; the next call begins below it as the first. */
  @Test
  void howeverHighTheCeilingIsTheNextCallBeginsAnew() {
    interrupt(Interruption.INSTABILITY, 1.0);
    limit(0.703, 0.703);
    bed.memory.set(1, bed.memory.get(1) + 0.003 * 1e9);
    limit(5.0, 4.0);
    interrupt(Interruption.INSTABILITY, 1.0);
    limit(0.703, 0.703);
    limit(0.706, 0.706);
  }

  @Test
  void badConstantsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RegrowthLimit(0.0, 0.003));
    assertThrows(IllegalArgumentException.class, () -> new RegrowthLimit(0.7, -1.0));
  }

  @Group
  class Contract implements LimitContract {
    @Override
    public Limit limit() {
      return StandardConfig.defaults().regrowthLimit();
    }
  }
}
