package io.github.ae4j.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.EventContract;
import net.jqwik.api.Group;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlatLossTest {
  private final EventBed loop = new EventBed();
  private final FlatLoss event = new FlatLoss(3);
  private final Bed bed = new Bed(event);

  private @Nullable String named(double loss) {
    return loop.examine(event, bed.with(Statistic.LOSS, loss)).event();
  }

  @Test
  void aFlatLossIsNamedOnceAndAgainAfterItMoved() {
    double[] losses = {5, 5, 5, 5, 6, 6, 6};
    String[] names = {null, null, "flat-loss", null, null, null, "flat-loss"};
    for (int t = 0; t < losses.length; t++) {
      assertEquals(names[t], named(losses[t]));
    }
  }

  @Test
  void aFlatZeroLossCountsFromItsFirstStep() {
    assertNull(named(0.0));
    assertNull(named(0.0));
    assertEquals("flat-loss", named(0.0));
  }

  @Test
  void oneStepIsNoFlatLoss() {
    assertThrows(IllegalArgumentException.class, () -> new FlatLoss(1));
  }

  @Group
  class Contract implements EventContract {
    @Override
    public Event event() {
      return new FlatLoss(3);
    }
  }
}
