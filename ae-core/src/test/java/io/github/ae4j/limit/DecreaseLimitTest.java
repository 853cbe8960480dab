package io.github.ae4j.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.LimitContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class DecreaseLimitTest {
  private final LimitBed step = new LimitBed();

  @Test
  void theDecreaseLimitHoldsTheStepWithinTheLoss() {
    DecreaseLimit limit = new DecreaseLimit(1.0);
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

  @Test
  void aShareThatIsNoNumberIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new DecreaseLimit(Double.NaN));
  }

  @Group
  class Contract implements LimitContract {
    @Override
    public Limit limit() {
      return StandardConfig.defaults().decreaseLimit();
    }
  }
}
