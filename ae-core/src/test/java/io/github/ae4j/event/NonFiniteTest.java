package io.github.ae4j.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.EventContract;
import java.util.List;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class NonFiniteTest {
  private final EventBed loop = new EventBed();
  private final NonFinite event = StandardConfig.defaults().nonFinite();
  private final Bed bed = new Bed(event).with(Statistic.LOSS, 1.0).with(Statistic.G_G, 1.0);

  private Verdict verdict() {
    return loop.examine(event, bed).verdict();
  }

  @Test
  void nonFiniteSkipsAndTheSecondInARowDividesByTenOnce() {
    Response first = loop.examine(event, bed);
    assertEquals(Verdict.APPLY, first.verdict());
    assertNull(first.event());
    bed.with(Statistic.LOSS, Double.NaN);
    Response broken = loop.examine(event, bed);
    assertEquals(Verdict.SKIP, broken.verdict());
    assertEquals("non-finite", broken.event());
    assertEquals(0.1, loop.alpha.value(0), 1e-12);
    bed.with(Statistic.LOSS, 1.0).with(Statistic.G_G, Double.POSITIVE_INFINITY);
    assertEquals(Verdict.SKIP, verdict());
    assertEquals(0.01, loop.alpha.value(0), 1e-12);
    bed.with(Statistic.LOSS, Double.NEGATIVE_INFINITY);
    for (int t = 0; t < 100; t++) {
      assertEquals(Verdict.SKIP, verdict());
    }
    assertEquals(0.01, loop.alpha.value(0), 1e-12, "once, whatever the length of the run");
    bed.with(Statistic.LOSS, 1.0).with(Statistic.G_G, 1.0);
    assertEquals(Verdict.APPLY, verdict());
    bed.with(Statistic.LOSS, Double.NaN);
    verdict();
    assertEquals(0.01, loop.alpha.value(0), 1e-12);
    verdict();
    assertEquals(0.001, loop.alpha.value(0), 1e-12, "another run of them");
  }

  @Test
  void aLossThatTheFiltersCouldNotSquareCountsAsNonFinite() {
    for (double loss : new double[] {1e150, -1e150}) {
      assertEquals(Verdict.APPLY, loop.examine(event, bed.with(Statistic.LOSS, loss)).verdict());
    }
    for (double loss : new double[] {1.01e150, -1.3e154, 1e160}) {
      assertEquals(Verdict.SKIP, loop.examine(event, bed.with(Statistic.LOSS, loss)).verdict());
    }
  }

  @Test
  void nonFiniteNeedsNoLearningRate() {
    bed.with(Statistic.LOSS, Double.NaN);
    Coefficients none = Coefficients.of(List.of());
    Response response = new Response();
    for (int i = 0; i < 3; i++) {
      response.clear();
      event.examine(bed.signals, none, response, bed.memory);
      assertEquals(Verdict.SKIP, response.verdict());
    }
  }

  @Test
  void badConstantsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new NonFinite(Double.NaN));
  }

  @Group
  class Contract implements EventContract {
    @Override
    public Event event() {
      return StandardConfig.defaults().nonFinite();
    }
  }
}
