package io.github.ae4j.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.EventContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class LossOutlierTest {
  private final EventBed loop = new EventBed();

  @Test
  void aLossOutlierIsNamed() {
    LossOutlier event = StandardConfig.defaults().lossOutlier();
    Bed bed = new Bed(event).with(Signal.INNOVATION, 8.0);
    assertNull(loop.examine(event, bed).event());
    for (double z : new double[] {8.1, -8.1}) {
      bed.with(Signal.INNOVATION, z);
      assertEquals("loss-outlier", loop.examine(event, bed).event());
    }
  }

  @Test
  void badConstantsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new LossOutlier(0.0));
  }

  @Group
  class Contract implements EventContract {
    @Override
    public Event event() {
      return StandardConfig.defaults().lossOutlier();
    }
  }
}
