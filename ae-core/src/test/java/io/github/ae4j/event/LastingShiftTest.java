package io.github.ae4j.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.EventContract;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class LastingShiftTest {
  private static final int LEVEL = 0;
  private static final int SPREAD = 1;
  private static final int PEAK = 2;
  private static final int CUSUM = 3;
  private static final int COUNT = 4;
  private static final int MEAN = 5;

  private final EventBed loop = new EventBed();
  private final SplittableRandom random = new SplittableRandom(1);

  private Response examine(Event event, Bed bed, double loss) {
    return loop.examine(event, bed.with(Statistic.LOSS, loss));
  }

  /** The step of the first call among so many losses, or -1. */
  private int called(int steps, IntToDoubleFunction loss) {
    LastingShift event = StandardConfig.defaults().lastingShift();
    Bed bed = new Bed(event);
    for (int t = 0; t < steps; t++) {
      if (examine(event, bed, loss.applyAsDouble(t)).interruption() != null) {
        return t;
      }
    }
    return -1;
  }

  /**
   * q = .15, lift .3. After losses of 1 and 1: Q = 1, S = R = 0, P = q. At 3 y is 1: the evidence is
   * log(.405/.15); S = 2/2, R = 2, Q = 1 + 1 (1 - .15), P = (.15 + 1)/2. At 2 nothing is learnt: h = .3
   * R + .00185 = .60185, y = .15 + .15/h, p1 = .575 + .3 .425 = .7025.
   */
  @Test
  void theFirstStepsByHand() {
    LastingShift event = new LastingShift(0.15, 0.3, 12.0, 1e4, 1_000.0, 2.0);
    Bed bed = new Bed(event);
    assertNull(examine(event, bed, 1.0).event());
    assertNull(examine(event, bed, 1.0).event());
    assertEquals(0.0, bed.memory.get(CUSUM));
    examine(event, bed, 3.0);
    assertEquals(Math.log(0.405 / 0.15), bed.memory.get(CUSUM), 1e-12);
    assertEquals(1.85, bed.memory.get(LEVEL), 1e-12);
    assertEquals(1.0, bed.memory.get(SPREAD), 1e-12);
    assertEquals(0.575, bed.memory.get(MEAN), 1e-12);
    examine(event, bed, 2.0);
    double y = 0.15 + 0.15 / 0.60185;
    double evidence = y * Math.log(0.7025 / 0.575) + (1.0 - y) * Math.log(0.2975 / 0.425);
    assertEquals(Math.log(0.405 / 0.15) + evidence, bed.memory.get(CUSUM), 1e-12);
    assertEquals(1.85, bed.memory.get(LEVEL), 1e-12);
    assertEquals(1.98, bed.memory.get(PEAK), 1e-12);
    assertEquals(3.0, bed.memory.get(COUNT));
  }

  @Test
  void theCallIsADriftThatKeepsTheRate() {
    LastingShift event = new LastingShift(0.15, 0.3, 1.5, 1e4, 1_000.0, 2.0);
    Bed bed = new Bed(event);
    for (double loss : new double[] {1.0, 1.0, 3.0}) {
      assertNull(examine(event, bed, loss).interruption());
    }
    Response drift = examine(event, bed, 10.0);
    while (drift.interruption() == null) {
      drift = examine(event, bed, 10.0);
    }
    assertEquals(List.of("lasting-shift", "drift"), drift.events());
    assertEquals("drift", drift.event());
    assertEquals(Interruption.DRIFT, drift.interruption());
    assertEquals(Verdict.FLUSH_MOMENTUM, drift.verdict());
    assertEquals(0.1, loop.alpha.value(0), 1e-12);
  }

  @Test
  void aRiseOfManyLossesIsCalledSoon() {
    int step = called(4_000, t -> random.nextDouble() < (t < 3_000 ? 0.1 : 0.5) ? 2.0 : 0.1);
    assertTrue(step >= 3_000 && step < 3_100, "called at " + step);
  }

  @Test
  void whatHasStoodForLongIsCalledLater() {
    LastingShift event = new LastingShift(0.15, 0.3, 12.0, 50.0, 1_000.0, 300.0);
    Bed bed = new Bed(event);
    for (int t = 0; t < 3_000; t++) {
      examine(event, bed, random.nextDouble() < 0.1 ? 2.0 : 0.1);
    }
    double most = 12.0 + Math.log(bed.memory.get(COUNT) / 50.0);
    double before = bed.memory.get(CUSUM);
    while (examine(event, bed, 2.0).interruption() == null) {
      before = bed.memory.get(CUSUM);
      assertTrue(before <= most + 0.1, before + " is enough");
    }
    assertTrue(before > 12.0, before + " was not asked to be more");
  }

  @Test
  void aFallIsNotCalled() {
    assertEquals(-1, called(4_000, t -> (t < 3_000 ? 1.0 : 0.1) * random.nextDouble()));
    assertEquals(-1, called(20_000, t -> random.nextDouble() / (t + 1.0)));
  }

  @Test
  void lossesOfFewValuesAreNotCalled() {
    assertEquals(-1, called(5_000, t -> 0.7));
    assertEquals(-1, called(5_000, t -> 0.0));
    for (double share : new double[] {0.1, 0.2, 0.4, 0.6, 0.9}) {
      assertEquals(-1, called(20_000, t -> random.nextDouble() < share ? 1.0 : 0.0));
    }
  }

  @Test
  void whatOneOutlierLeavesBehindIsNotCalled() {
    assertEquals(-1, called(5_000, t -> random.nextDouble() + kick(t)));
  }

  /** A loss of 1000 at step 3000, and a rise to 20 that takes some hundred steps to fall. */
  private static double kick(int step) {
    return step < 3_000 ? 0.0 : step == 3_000 ? 1_000.0 : 20.0 * Math.exp((3_000 - step) / 40.0);
  }

  @Test
  void aDriftForgetsAndAnInstabilityEmptiesTheSum() {
    LastingShift event = new LastingShift(0.15, 0.3, 12.0, 1e4, 1_000.0, 2.0);
    Bed bed = new Bed(event);
    for (double loss : new double[] {1.0, 2.0, 5.0}) {
      examine(event, bed, loss);
    }
    assertTrue(bed.memory.get(CUSUM) > 0.0);
    event.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    assertEquals(0.0, bed.memory.get(CUSUM));
    assertTrue(bed.memory.get(COUNT) > 0.0);
    event.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    for (int i = 0; i < event.slots(); i++) {
      assertEquals(0.0, bed.memory.get(i));
    }
  }

  /** Of a rise that the loop itself makes nothing counts and nothing is learnt. */
  @Test
  void anOwnRiseIsNoDrift() {
    LastingShift event = new LastingShift(0.15, 0.3, 12.0, 1e4, 1_000.0, 2.0);
    Bed bed = new Bed(event);
    examine(event, bed, 1.0);
    examine(event, bed, 1.0);
    examine(event, bed, 3.0);
    double level = bed.memory.get(LEVEL);
    bed.with(Signal.OWN_RISE, 1.0);
    for (int t = 0; t < 100; t++) {
      assertNull(examine(event, bed, 9.0).event());
    }
    assertEquals(0.0, bed.memory.get(CUSUM));
    assertEquals(level, bed.memory.get(LEVEL));
  }

  @Test
  void badConstantsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new LastingShift(0.0, 0.5, 9, 1e4, 100, 9));
    assertThrows(IllegalArgumentException.class, () -> new LastingShift(0.2, 1.0, 9, 1e4, 100, 9));
    assertThrows(IllegalArgumentException.class, () -> new LastingShift(0.2, 0.5, 0, 1e4, 100, 9));
    assertThrows(IllegalArgumentException.class, () -> new LastingShift(0.2, 0.5, 9, 1e4, 0, 9));
    assertThrows(IllegalArgumentException.class, () -> new LastingShift(0.2, 0.5, 9, 1e4, 100, 0));
  }

  @Group
  class Contract implements EventContract {
    @Override
    public Event event() {
      return new LastingShift(0.2, 0.3, 1.0, 1e4, 20.0, 5.0);
    }
  }
}
