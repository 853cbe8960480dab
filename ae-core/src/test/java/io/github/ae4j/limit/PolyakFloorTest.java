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

class PolyakFloorTest {
  private final LimitBed step = new LimitBed();
  private final PolyakFloor floor = new PolyakFloor(30, 10, 0.8);

  private Bed bed(double g, double loss) {
    return LimitBed.bed(floor, g, 0.0).with(Signal.LEVEL, 1.0).with(Statistic.LOSS, loss);
  }

  @Test
  void thePolyakFloorActsAfterADriftOnly() {
    Bed bed = bed(2.0, 9.0).with(Signal.SINCE_EVENT, 1.0);
    step.limit(floor, bed);
    assertEquals(0.1, step.applied(), 1e-12);
    floor.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    step.limit(floor, bed);
    assertEquals(0.1, step.applied(), 1e-12);
    floor.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    step.limit(floor, bed);
    assertEquals(1.0, step.applied(), 1e-12, "ten times at most; Polyak's step is 8/4");
    bed.with(Statistic.LOSS, 1.4);
    step.limit(floor, bed);
    double excess = (0.8 * 0.2 * 8.0 + 0.2 * 0.4) / 0.36;
    assertEquals(Math.min(1.0, excess / 4.0), step.applied(), 1e-12);
    bed.with(Signal.SINCE_EVENT, 31.0);
    step.limit(floor, bed);
    assertEquals(0.1, step.applied(), 1e-12);
    bed.with(Signal.SINCE_EVENT, 2.0);
    step.limit(floor, bed);
    assertEquals(0.1, step.applied(), 1e-12, "it is over");
  }

  @Test
  void thePolyakFloorNeverLowersAlphaAndWantsADescent() {
    Bed bed = bed(100.0, 1.1);
    floor.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    step.limit(floor, bed);
    assertEquals(0.1, step.applied(), 1e-12);
    bed.with(Statistic.LOSS, 100.0).with(Statistic.G_WG, -1.0);
    step.limit(floor, bed);
    assertEquals(0.1, step.applied(), 1e-12);
  }

  @Test
  void aDecayAboveOneIsRefused() {
    assertEquals(
        "decay must be in [0, 1), got 1.2",
        assertThrows(IllegalArgumentException.class, () -> new PolyakFloor(30, 10, 1.2))
            .getMessage());
  }

  @Group
  class Contract implements LimitContract {
    @Override
    public Limit limit() {
      return StandardConfig.defaults().polyakFloor();
    }
  }
}
