package io.github.ae4j.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.EventContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class NonFiniteLossTest {
  private final EventBed loop = new EventBed();
  private final NonFiniteLoss event = new NonFiniteLoss(Math.log(10.0));
  private final Bed bed = new Bed(event);

  private Verdict verdict(double loss) {
    return loop.examine(event, bed.with(Statistic.LOSS, loss)).verdict();
  }

  @Test
  void nonFiniteLossSkipsAndTheSecondInARowDividesByTen() {
    assertEquals(Verdict.APPLY, verdict(-1e150));
    assertEquals(Verdict.SKIP, verdict(Double.NaN));
    assertEquals(0.1, loop.alpha.value(0), 1e-12);
    assertEquals(Verdict.SKIP, verdict(1.1e150));
    assertEquals(Verdict.SKIP, verdict(Double.NEGATIVE_INFINITY));
    assertEquals(0.01, loop.alpha.value(0), 1e-12);
  }

  @Test
  void aCutThatIsNoneIsRefused() {
    assertEquals(
        "cut must be positive and finite, got 0.0",
        assertThrows(IllegalArgumentException.class, () -> new NonFiniteLoss(0.0)).getMessage());
  }

  @Group
  class Contract implements EventContract {
    @Override
    public Event event() {
      return event;
    }
  }
}
