package io.github.ae4j.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.testkit.LimitContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class StartGaugeTest {
  private final LimitBed step = new LimitBed();
  private final StartGauge gauge = new StartGauge(0.006, 0.009);

  @Test
  void theStartGaugeBringsTheFirstStepIntoItsBandOnce() {
    for (double g : new double[] {1e-3, 1.0, 1e3}) {
      Bed bed = LimitBed.bed(gauge, g, 4.0);
      step.limit(gauge, bed);
      double expected = Math.max(0.006 * 5.0, Math.min(0.009 * 5.0, 0.1 * g));
      assertEquals(expected, step.applied() * g, 1e-12);
      assertEquals(expected, step.stored() * g, 1e-12);
      step.limit(gauge, bed);
      assertEquals(0.1, step.applied(), 1e-12);
    }
  }

  @Test
  void theStartGaugeLeavesWhatIsInTheBandAndWaitsForADirection() {
    Bed bed = LimitBed.bed(gauge, 0.0, 4.0);
    step.limit(gauge, bed);
    assertEquals(0.1, step.applied(), 1e-12);
    step.limit(gauge, bed.direction(0.4, 0.0, 0.0, 4.0));
    assertEquals(0.1, step.applied(), 1e-12);
    step.limit(gauge, bed.direction(40.0, 0.0, 0.0, 4.0));
    assertEquals(0.1, step.applied(), 1e-12);
  }

  @Test
  void anEmptyBandIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new StartGauge(0.2, 0.1));
  }

  @Group
  class Contract implements LimitContract {
    @Override
    public Limit limit() {
      return StandardConfig.defaults().startGauge();
    }
  }
}
