package io.github.ae4j.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.LimitContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class RelativeStepLimitTest {
  private final LimitBed step = new LimitBed();

  @Test
  void theRelativeLimitCutsWhatIsAppliedAndHalvesWhatIsStored() {
    RelativeStepLimit limit = new RelativeStepLimit(0.5, 0.94, 3.0);
    Bed bed = LimitBed.bed(limit, 100.0, 6.0).with(Signal.CLOCK, 7.0);
    step.limit(limit, bed);
    double bound = 0.5 * 6.0 * Math.pow(10.0, -0.94);
    assertEquals(bound / 100.0, step.applied(), 1e-12);
    assertEquals(0.05, step.stored(), 1e-12);
    assertEquals(1.0, bed.value(Signal.STEP_LIMITED));
    assertEquals(bound, bed.value(Signal.EFFECTIVE_STEP), 1e-12);
    bed.direction(6.0, 0.0, 0.0, 6.0);
    step.limit(limit, bed);
    assertEquals(bound / 6.0, step.applied(), 1e-12);
    assertEquals(bound / 6.0, step.stored(), 1e-12);
  }

  @Test
  void theRelativeLimitLeavesShortStepsAndTakesSmallParametersAsOne() {
    RelativeStepLimit limit = new RelativeStepLimit(1.0, 0.94, 3.0);
    Bed bed = LimitBed.bed(limit, 1.0, 1e-9).with(Signal.CLOCK, 7.0);
    step.limit(limit, bed);
    assertEquals(0.1, step.applied(), 1e-15);
    assertEquals(0.0, bed.value(Signal.STEP_LIMITED));
    assertEquals(0.1, bed.value(Signal.EFFECTIVE_STEP), 1e-12);
    step.limit(limit, bed.direction(1.15, 0.0, 0.0, 1e-9));
    assertEquals(Math.pow(10.0, -0.94) / 1.15, step.applied(), 1e-12);
  }

  @Test
  void anExponentOfZeroIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RelativeStepLimit(1.0, 0.0, 3.0));
  }

  @Group
  class Contract implements LimitContract {
    @Override
    public Limit limit() {
      return StandardConfig.defaults().relativeStepLimit();
    }
  }
}
