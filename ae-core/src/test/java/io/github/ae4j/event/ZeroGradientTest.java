package io.github.ae4j.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.EventContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class ZeroGradientTest {
  private final EventBed loop = new EventBed();

  @Test
  void aZeroGradientHoldsTheCoefficients() {
    ZeroGradient event = new ZeroGradient();
    Bed bed = new Bed(event).with(Statistic.G_G, 1e-300);
    assertFalse(loop.examine(event, bed).takeHold());
    Response held = loop.examine(event, bed.with(Statistic.G_G, 0.0));
    assertTrue(held.takeHold());
    assertEquals("zero-gradient", held.event());
    assertEquals(Verdict.APPLY, held.verdict());
  }

  @Group
  class Contract implements EventContract {
    @Override
    public Event event() {
      return new ZeroGradient();
    }
  }
}
