package io.github.ae4j.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.LimitContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class SmoothStepLimitTest {
  private static final double WIDTH = 0.05;
  private final LimitBed step = new LimitBed();
  private final RelativeStepLimit hard =
      new RelativeStepLimit(0.5, 0.94, 3.0, StandardConfig.defaults().recurring(), 0.0);
  private final SmoothStepLimit smooth = new SmoothStepLimit(hard, WIDTH);

  private static double softMin(double a, double b) {
    return -WIDTH * Math.log(Math.exp(-a / WIDTH) + Math.exp(-b / WIDTH));
  }

  @Test
  void theMinimumIsSoftenedAndTheFlagSaysHowFar() {
    double bound = 0.5 * 6.0 * Math.pow(10.0, -0.94);
    for (double d : new double[] {2.0, 3.3, 3.44, 3.6, 9.0}) {
      Bed bed = LimitBed.bed(smooth, d, 6.0).with(Signal.CLOCK, 7.0);
      step.limit(smooth, bed);
      double x = Math.log(bound / d);
      assertEquals(softMin(Math.log(0.1), x), Math.log(step.applied()), 1e-12);
      double least = Math.max(Math.log(0.05), x);
      assertEquals(softMin(Math.log(0.1), least), Math.log(step.stored()), 1e-12);
      double above = (Math.log(0.1) - x) / WIDTH + 2.0;
      assertEquals(1.0 / (1.0 + Math.exp(-above)), bed.value(Signal.STEP_LIMITED), 1e-12);
    }
  }

  @Test
  void farFromTheBoundItIsTheHardOne() {
    for (double d : new double[] {0.3, 60.0}) {
      Bed bed = LimitBed.bed(smooth, d, 6.0).with(Signal.CLOCK, 7.0);
      step.limit(smooth, bed);
      double applied = step.applied();
      double stored = step.stored();
      double flag = bed.value(Signal.STEP_LIMITED);
      Bed other = LimitBed.bed(hard, d, 6.0).with(Signal.CLOCK, 7.0);
      step.limit(hard, other);
      assertEquals(step.applied(), applied, 1e-6 * applied);
      assertEquals(step.stored(), stored, 1e-6 * stored);
      assertEquals(other.value(Signal.STEP_LIMITED), flag, 1e-6);
    }
  }

  @Test
  void aWidthOfZeroIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new SmoothStepLimit(hard, 0.0));
  }

  @Group
  class Contract implements LimitContract {
    @Override
    public Limit limit() {
      return new SmoothStepLimit(StandardConfig.defaults().relativeStepLimit(0.0), WIDTH);
    }
  }
}
