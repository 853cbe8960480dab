package io.github.ae4j.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.EventContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class OwnRiseTest {
  private final EventBed loop = new EventBed();
  private final OwnRise event = new OwnRise(0.3, 12.0, 8.0, 1.5, 10.0, 1.5, -0.2);
  private final Bed bed = new Bed(event);

  /** What the event answers to a loss, where the last step should have lowered it by so much. */
  private Response examine(double loss, double due) {
    bed.with(Signal.PHASE, 0.5).with(Signal.GRADIENT_NORM, 4.0);
    double direction = 0.5 * due / Math.exp(loop.alpha.applied(0));
    return loop.examine(
        event, bed.with(Statistic.LOSS, loss).with(Signal.DIRECTION_LENGTH, direction));
  }

  private void begun() {
    bed.with(Signal.PERSISTENCE_SLOW, 0.4);
    for (int t = 0; t < 5; t++) {
      assertNull(examine(1.0, 0.0).event());
      assertEquals(0.0, bed.value(Signal.OWN_RISE));
    }
  }

  /** LP_.95 of one change among so many, on top of a thousandth of F = 1. */
  private static double scale(double change, int stepsSince, int changes) {
    double weight = 1.0 - Math.pow(0.95, changes);
    return 0.05 * Math.pow(0.95, stepsSince) * change / weight + 1e-3;
  }

  private Response called() {
    begun();
    examine(1.1, 0.0);
    Response call = examine(1.1, 12.1 * scale(0.1, 1, 6));
    event.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    return call;
  }

  /** At the rate where the loss was least, and with nothing owed: 4 - 1 a step once the mean is above 5. */
  @Test
  void aLossFarAboveItsStartNeedsNoAccount() {
    begun();
    for (int t = 0; t < 8; t++) {
      assertNull(examine(4.9, 0.0).event());
    }
    Response call = examine(1e6, 0.0);
    for (int t = 0; t < 40 && call.event() == null; t++) {
      call = examine(1e6 * Math.pow(2.0, t), 0.0);
    }
    assertEquals("instability", call.event());
  }

  /** F = -100: far is above -100 + 4 100. */
  @Test
  void aLossBelowZeroIsFarWhereItHasRisenAsMuch() {
    bed.with(Signal.PERSISTENCE_SLOW, 0.4);
    for (int t = 0; t < 45; t++) {
      assertNull(examine(t < 5 ? -100.0 : 299.0, 0.0).event());
    }
    Response call = examine(301.0, 0.0);
    for (int t = 0; t < 9 && call.event() == null; t++) {
      call = examine(301.0, 0.0);
    }
    assertEquals("instability", call.event());
  }

  @Test
  void aLossThatOwesTooMuchIsTheStepsOwnDoing() {
    begun();
    loop.alpha.place(0, Math.log(0.2));
    examine(1.1, 0.0);
    assertEquals(1.0, bed.value(Signal.OWN_RISE));
    assertEquals(1.5 + Math.log(2.0), bed.value(Signal.OWN_CUT), 1e-12);
    double account = 12.0 * scale(0.1, 1, 6);
    assertNull(examine(1.1, 0.99 * account).event());
    account = 12.0 * scale(0.1, 2, 7) - 0.99 * account;
    Response call = examine(1.1, account + 1e-6);
    assertEquals("instability", call.event());
    assertEquals(Interruption.INSTABILITY, call.interruption());
    assertEquals(Verdict.FLUSH_MOMENTUM, call.verdict());
    assertEquals(0.1 * Math.exp(-1.5), loop.alpha.value(0), 1e-12, "back to the rate of the low");
    assertEquals(1.0, bed.value(Signal.OWN_RISE));
    assertEquals(0.0, bed.value(Signal.OWN_CUT), "it has called itself");
  }

  @Test
  void aNewLowOfTheLossSettlesTheAccount() {
    begun();
    examine(1.1, 0.0);
    examine(1.1, 11.0 * scale(0.1, 1, 6));
    examine(0.5, 0.0);
    assertNull(examine(1.3, 0.01).event());
  }

  @Test
  void aClimbCountsWhereTheRateHasGrownAndTheLossOwes() {
    begun();
    loop.alpha.place(0, Math.log(0.2));
    assertNull(examine(1.5, 0.0).event());
    assertNull(examine(2.0, 0.0).event());
    assertNull(examine(2.5, 0.0).event(), "9 > 8, but nothing is owed");
    assertEquals("instability", examine(2.5, 0.5).event(), "1.5 s is .35");
  }

  @Test
  void aClimbAtTheRateOfTheLowIsNone() {
    begun();
    for (double loss = 1.5; loss < 4.0; loss += 0.5) {
      assertNull(examine(loss, 0.2).event());
    }
  }

  @Test
  void gradientsMustAgreeAndTheLossBeAboveItsStart() {
    begun();
    bed.with(Signal.PERSISTENCE_SLOW, 0.3);
    assertNull(examine(2.0, 1e3).event());
    assertEquals(0.0, bed.value(Signal.OWN_RISE));
    assertEquals(0.0, bed.value(Signal.OWN_CUT));
    bed.with(Signal.PERSISTENCE_SLOW, 0.4);
    for (int t = 0; t < 9; t++) {
      examine(0.9, 0.0);
    }
    examine(0.999, 1e3);
    assertEquals(0.0, bed.value(Signal.OWN_RISE));
  }

  @Test
  void callsAreFartherApartAndCutMoreUntilTheLossIsBelowItsStart() {
    assertEquals("instability", called().event());
    assertEquals(1.0, bed.value(Signal.OWN_RISE), "gradients still agreed");
    for (int t = 1; t < 10; t++) {
      assertNull(examine(1.0, 1e3).event());
      assertEquals(1.0, bed.value(Signal.OWN_RISE), "armed for good");
      assertEquals(0.0, bed.value(Signal.OWN_CUT), "quiet");
    }
    assertEquals("instability", examine(1.2, 1e3).event());
    assertEquals(0.1 * Math.exp(-4.5), loop.alpha.value(0), 1e-12);
    event.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    for (int t = 1; t < 20; t++) {
      examine(0.5, 0.0);
      assertEquals(0.0, bed.value(Signal.OWN_CUT), "quiet for twice as long");
    }
    examine(0.5, 0.0);
    assertEquals(1.5, bed.value(Signal.OWN_CUT));
  }

  @Test
  void anInstabilityOfOthersIsNotItsOwn() {
    begun();
    event.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    examine(1.1, 0.0);
    assertEquals(1.5, bed.value(Signal.OWN_CUT), "not quiet");
  }

  @Test
  void whatALossShiftCallsCountsAndOpposedGradientsAreToldApart() {
    begun();
    examine(1.1, 0.0);
    bed.with(Signal.PHASE_FAST, -0.3);
    event.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    assertEquals(0.0, bed.value(Signal.OWN_RISE));
    examine(1.1, 0.0);
    assertEquals(1.0, bed.value(Signal.OWN_RISE));
    assertEquals(0.0, bed.value(Signal.OWN_CUT), "quiet");
  }

  /** What arms it is the highest of the first means; after a call it stays armed. */
  @Test
  void aDriftBeginsAnew() {
    begun();
    examine(1.1, 0.0);
    event.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    assertEquals(0.0, bed.value(Signal.OWN_RISE));
    assertEquals(0.0, bed.value(Signal.OWN_CUT));
    for (int t = 0; t < 5; t++) {
      examine(0.5, 0.0);
    }
    examine(0.9, 1e3);
    assertEquals(0.0, bed.value(Signal.OWN_RISE), "below the first mean of the run");
    assertEquals("instability", examine(1.01, 1e3).event());
  }

  /** As 1e9 steps without a new low may leave it: it calls only what OWN_RISE names, once, and is settled by that. */
  @Test
  void anAccountOfAnySizeMakesOneCallAtMost() {
    begun();
    bed.memory.set(7, 1e30);
    bed.with(Signal.PERSISTENCE_SLOW, 0.2);
    for (int t = 0; t < 100; t++) {
      assertNull(examine(1.1, 0.0).event(), "gradients do not agree with the steps");
    }
    bed.with(Signal.PERSISTENCE_SLOW, 0.4);
    assertNull(examine(0.5, 0.0).event(), "a new low settles it");
    bed.memory.set(7, 1e30);
    int calls = 0;
    for (int t = 0; t < 100; t++) {
      if (examine(1.1, 0.0).event() != null) {
        calls++;
        event.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
        assertEquals(0.0, bed.memory.get(7));
      }
    }
    assertEquals(1, calls);
  }

  @Test
  void badConstantsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new OwnRise(1.3, 12, 8, 1.5, 10, 1.5, -0.2));
    assertThrows(
        IllegalArgumentException.class, () -> new OwnRise(0.3, 12, 8, 1.5, 0.5, 1.5, -0.2));
  }

  @Group
  class Contract implements EventContract {
    @Override
    public Event event() {
      return StandardConfig.defaults().ownRise();
    }
  }
}
