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

class SmoothDecreaseLimitTest {
  private static final double WIDTH = 0.05;
  private final LimitBed step = new LimitBed();
  private final DecreaseLimit hard = new DecreaseLimit(0.5, 2.0, 3.0);
  private final SmoothDecreaseLimit smooth = new SmoothDecreaseLimit(hard, WIDTH);

  /** |g| = |d| = 10, so that a rate of .1 takes 10, and a loss of l grants l/2. */
  @Test
  void theMinimumIsSoftenedAndTheFlagSaysHowFar() {
    for (double loss : new double[] {2.0, 19.0, 20.0, 21.0, 200.0}) {
      Bed bed = LimitBed.bed(smooth, 10.0, 0.0).with(Statistic.LOSS, loss);
      step.limit(smooth, bed);
      double x = Math.log(0.5 * loss / 100.0);
      double over = (Math.log(0.1) - x) / WIDTH;
      double expected = Math.log(0.1) - WIDTH * Math.log(1.0 + Math.exp(over));
      assertEquals(expected, Math.log(step.applied()), 1e-9);
      assertEquals(0.1, step.stored(), 1e-12);
      assertEquals(1.0 / (1.0 + Math.exp(-over)), bed.value(Signal.DECREASE_LIMITED), 1e-12);
    }
  }

  @Test
  void aLossThatIsNotPositiveHoldsNothing() {
    Bed bed = LimitBed.bed(smooth, 10.0, 0.0).with(Statistic.LOSS, -1.0);
    step.limit(smooth, bed);
    assertEquals(0.1, step.applied(), 1e-12);
    assertEquals(0.0, bed.value(Signal.DECREASE_LIMITED));
  }

  @Test
  void afterADriftItGrantsMore() {
    Bed bed = LimitBed.bed(smooth, 10.0, 0.0).with(Statistic.LOSS, 2.0);
    smooth.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    for (double expected : new double[] {0.02, 0.02, 0.02, 0.01}) {
      step.limit(smooth, bed);
      assertEquals(expected, step.applied(), 1e-6);
    }
  }

  @Test
  void aWidthThatIsNoNumberIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new SmoothDecreaseLimit(hard, Double.NaN));
  }

  @Group
  class Contract implements LimitContract {
    @Override
    public Limit limit() {
      return new SmoothDecreaseLimit(StandardConfig.defaults().decreaseLimit(), WIDTH);
    }
  }
}
