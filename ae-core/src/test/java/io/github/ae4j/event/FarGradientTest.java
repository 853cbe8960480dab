package io.github.ae4j.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.EventContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class FarGradientTest {
  private final FarGradient event = new FarGradient(1e-30);
  private final EventBed loop = new EventBed();
  private final Bed bed = new Bed(event).with(Statistic.THETA_THETA, 9.0);

  private Verdict verdict(double loss, double g) {
    bed.with(Statistic.LOSS, loss).with(Statistic.G_G, g * g).with(Statistic.WG_WG, g * g);
    return loop.examine(event, bed).verdict();
  }

  /** With |theta| = 3 the bound is 1e12 l/4. */
  @Test
  void theFirstIsLeftOutWhereItsLossSaysSoAndTheSecondTaken() {
    assertEquals(Verdict.SKIP, verdict(2.0, 5.1e11));
    assertEquals(Verdict.APPLY, verdict(2.0, 5.1e11));
  }

  @Test
  void aFirstOfAnUsualSizeIsTaken() {
    assertEquals(Verdict.APPLY, verdict(2.0, 4.9e11));
    assertEquals(Verdict.APPLY, verdict(2.0, 5.1e11), "only the first is compared");
  }

  @Test
  void ofALossThatIsNotPositiveNothingIsSaid() {
    assertEquals(Verdict.APPLY, verdict(-1.0, 1e20));
  }

  @Test
  void whatTheLeastRateCannotFollowIsLeftOutAtAnyTime() {
    assertEquals(Verdict.APPLY, verdict(-1.0, 3.9e30));
    assertEquals(Verdict.SKIP, verdict(-1.0, 4.1e30));
  }

  /** A gradient of zero is no first one. */
  @Test
  void theFirstIsTheFirstThatIsThere() {
    assertEquals(Verdict.APPLY, verdict(2.0, 0.0));
    assertEquals(Verdict.SKIP, verdict(2.0, 1e15));
  }

  @Test
  void aRateOfZeroIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new FarGradient(0.0));
  }

  @Group
  class Contract implements EventContract {
    @Override
    public Event event() {
      return new FarGradient(1e-30);
    }
  }
}
