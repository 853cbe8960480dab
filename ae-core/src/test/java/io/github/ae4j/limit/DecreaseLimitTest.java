package io.github.ae4j.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.LimitContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class DecreaseLimitTest {
  private final LimitBed step = new LimitBed();

  @Test
  void theDecreaseLimitHoldsTheStepWithinTheLoss() {
    DecreaseLimit limit = new DecreaseLimit(1.0, 2.0, 3.0);
    Bed bed = LimitBed.bed(limit, 10.0, 0.0).with(Statistic.LOSS, 2.0);
    step.limit(limit, bed);
    assertEquals(0.02, step.applied(), 1e-12);
    assertEquals(0.1, step.stored(), 1e-12);
    assertEquals(1.0, bed.value(Signal.DECREASE_LIMITED));
    for (double loss : new double[] {-3.0, 0.0, 10.1}) {
      step.limit(limit, bed.with(Statistic.LOSS, loss));
      assertEquals(0.1, step.applied(), 1e-12);
      assertEquals(0.0, bed.value(Signal.DECREASE_LIMITED));
    }
    step.limit(limit, bed.with(Statistic.LOSS, 2.0).direction(0.0, 0.0, 0.0, 0.0));
    assertEquals(0.1, step.applied(), 1e-12);
  }

  /** d = .9 (-3) + .1 = -2.6 against a gradient of 1: the step of .1 would add .26 to the loss. */
  @Test
  void aMomentThatClimbsIsHeldToo() {
    DecreaseLimit limit = new DecreaseLimit(1.0, 2.0, 3.0);
    Bed bed = new Bed(limit).direction(1.0, -3.0, 1.0, 0.0).with(Statistic.LOSS, 0.13);
    step.candidate.reset();
    step.candidate.move(1, Math.log(10.0));
    limit.limit(bed.signals, step.candidate, bed.memory);
    assertEquals(0.05, step.applied(), 1e-12);
    assertEquals(0.1, step.stored(), 1e-12);
    assertEquals(1.0, bed.value(Signal.DECREASE_LIMITED));
  }

  @Test
  void afterADriftItGrantsMoreForSomeSteps() {
    DecreaseLimit limit = new DecreaseLimit(0.5, 2.0, 3.0);
    Bed bed = LimitBed.bed(limit, 10.0, 0.0).with(Statistic.LOSS, 4.0);
    limit.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    for (double expected : new double[] {0.04, 0.04, 0.04, 0.02}) {
      step.limit(limit, bed);
      assertEquals(expected, step.applied(), 1e-12);
    }
    limit.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    step.limit(limit, bed);
    limit.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    step.limit(limit, bed);
    assertEquals(0.02, step.applied(), 1e-12, "no more after an instability");
  }

  @Test
  void aShareThatIsNoNumberIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new DecreaseLimit(Double.NaN, 2, 20));
  }

  @Group
  class Contract implements LimitContract {
    @Override
    public Limit limit() {
      return StandardConfig.defaults().decreaseLimit();
    }
  }
}
