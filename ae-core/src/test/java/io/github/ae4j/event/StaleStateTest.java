package io.github.ae4j.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.EventContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class StaleStateTest {
  private final StaleState event = new StaleState(1000.0);
  private final EventBed loop = new EventBed();
  private final Bed bed = new Bed(event);

  private Verdict step(double g) {
    return loop.examine(event, bed.with(Statistic.G_G, g * g)).verdict();
  }

  private void steps(int count, double g) {
    for (int t = 0; t < count; t++) {
      assertEquals(Verdict.APPLY, step(g));
    }
  }

  @Test
  void aSpoiltFirstGradientIsForgottenAtTheThirdThatIsFarShorter() {
    steps(1, 1e4);
    steps(2, 1.0);
    assertEquals(Verdict.RESET_STATE, step(1.0));
    assertTrue(bed.signals.isSet(Signal.START_SPOILT), "the rate that it led to is no guide");
    steps(500, 1.0);
    assertEquals(0.0, bed.signals.value(Signal.START_SPOILT));
  }

  @Test
  void theRateIsAsBeforeTheLongOnes() {
    steps(50, 1.0);
    double before = loop.alpha.coordinate(0);
    for (int t = 0; t < 20; t++) {
      assertEquals(Verdict.APPLY, step(1e6));
      loop.alpha.shift(0, -0.3);
    }
    steps(2, 0.5);
    assertEquals(Verdict.RESET_STATE, step(2.0));
    assertEquals(before, loop.alpha.coordinate(0), 1e-12);
    assertEquals(0.0, bed.signals.value(Signal.START_SPOILT));
  }

  /** From there on it may be a rare class. */
  @Test
  void afterAHundredStepsItIsLeftAlone() {
    steps(100, 1.0);
    steps(1, 1e6);
    steps(50, 1.0);
  }

  @Test
  void aThousandTimesAtMostIsNoReason() {
    steps(50, 1.0);
    steps(1, 990.0);
    steps(50, 1.0);
  }

  /** By a tenth a step, to 1e-20 of where it began. */
  @Test
  void aRunThatConvergesKeepsItsState() {
    double g = 1e10;
    for (int t = 0; t < 650; t++) {
      steps(1, g);
      g *= 0.9;
    }
    assertTrue(g < 1e-19);
  }

  @Test
  void oneOrTwoShortGradientsAreNoChange() {
    for (int t = 0; t < 100; t++) {
      steps(1, 1.0);
      steps(2, 1e-5);
    }
  }

  /** Each 30 steps: the state is emptied of the first alone. */
  @Test
  void whatComesBackIsKept() {
    int emptied = 0;
    for (int t = 0; t < 3000; t++) {
      emptied += step(t % 30 == 20 ? 1e4 : 1.0) == Verdict.RESET_STATE ? 1 : 0;
    }
    assertEquals(1, emptied);
  }

  @Test
  void aFactorBelowASuddenFallIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new StaleState(99.0));
    assertThrows(IllegalArgumentException.class, () -> new StaleState(Double.NaN));
  }

  @Group
  class Contract implements EventContract {
    @Override
    public Event event() {
      return new StaleState(1000.0);
    }
  }
}
