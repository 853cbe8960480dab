package io.github.ae4j.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.EventContract;
import java.util.List;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadResetTest {
  private final HeadReset event = new HeadReset(0.15, 0.12);
  private final Bed bed = new Bed(event);

  private Response at(double loss, double slope, Interruption interruption) {
    bed.with(Statistic.LOSS, loss).with(Statistic.HEAD_G_THETA, slope);
    Response response = new EventBed().examine(event, bed);
    if (interruption != null) {
      response.interrupt(interruption, interruption.name());
      response.verdict(Verdict.FLUSH_MOMENTUM);
    }
    response.settle();
    return response;
  }

  /** r = 3.5/4 = .875 is within .15 of 1, 3.3/4 = .825 is not; a loss that is not positive says nothing. */
  @ParameterizedTest
  @CsvSource({
    "4.0, 3.5, true",
    "4.0, 4.5, true",
    "4.0, 4.7, false",
    "4.0, 4e8, false",
    "4.0, 3.3, false",
    "4.0, -3.5, false",
    "0.0, 1.0, false",
    "-4.0, -3.0, false",
    "NaN, 3.5, false",
    "4.0, NaN, false"
  })
  void theHeadIsToBlameNearOne(double loss, double slope, boolean blamed) {
    Response response = at(loss, slope, Interruption.DRIFT);
    assertEquals(blamed ? 0.12 : 1.0, response.headFactor());
    assertEquals(blamed ? Verdict.SHRINK_HEAD : Verdict.FLUSH_MOMENTUM, response.verdict());
  }

  @Test
  void itIsNamedBesideTheDrift() {
    Response response = at(4.0, 3.5, Interruption.DRIFT);
    assertEquals("DRIFT", response.event());
    assertEquals(List.of("DRIFT", "head reset"), response.events());
  }

  @Test
  void withoutADriftNothingIsDone() {
    Response calm = at(4.0, 3.5, null);
    assertEquals(Verdict.APPLY, calm.verdict());
    assertEquals(List.of(), calm.events());
    Response own = at(4.0, 3.5, Interruption.INSTABILITY);
    assertEquals(Verdict.FLUSH_MOMENTUM, own.verdict());
    assertEquals(1.0, own.headFactor());
    assertEquals(List.of("INSTABILITY"), own.events());
  }

  @Test
  void constantsAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> new HeadReset(0.0, 0.12));
    assertThrows(IllegalArgumentException.class, () -> new HeadReset(Double.NaN, 0.12));
    assertThrows(IllegalArgumentException.class, () -> new HeadReset(0.15, -0.1));
    assertThrows(IllegalArgumentException.class, () -> new HeadReset(0.15, 1.1));
    assertThrows(IllegalArgumentException.class, () -> new HeadReset(0.15, Double.NaN));
  }

  @Group
  class Contract implements EventContract {
    @Override
    public Event event() {
      return new HeadReset(0.15, 0.12);
    }
  }
}
