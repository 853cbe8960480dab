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

class LossShiftTest {
  private final EventBed loop = new EventBed();
  private static final RiseFrequency FREQUENCY = new RiseFrequency(2.0, 4.0, 2000.0, 100.0);

  private final LossShift event = new LossShift(1.5, 7.0, 1e4, 8.0, -0.2, 0.1, 1.5, 0.3, FREQUENCY);
  private final Bed bed = new Bed(event);

  private Response examine() {
    return loop.examine(event, bed);
  }

  private void settled(double phase) {
    bed.with(Signal.PHASE_FAST, phase).with(Signal.LOSS_MEAN, 2.0).with(Signal.INNOVATION, 1.0);
    assertNull(examine().event());
    assertEquals(2.0, bed.value(Signal.LEVEL));
  }

  @Test
  void aLastingRiseIsADrift() {
    settled(-0.1);
    double cusum = 0.0;
    for (int t = 1; cusum + 2.5 - 1.5 <= 7.0; t++) {
      cusum += 2.5 - 1.5;
      bed.with(Signal.INNOVATION, 2.5).with(Signal.LOSS_MEAN, 2.0 + t);
      assertNull(examine().event());
      assertEquals(3.0, bed.value(Signal.LEVEL), 0.0, "the level before the rise");
    }
    Response drift = examine();
    assertEquals("drift", drift.event());
    assertEquals(Interruption.DRIFT, drift.interruption());
    assertEquals(Verdict.FLUSH_MOMENTUM, drift.verdict());
    assertEquals(0.1, loop.alpha.value(0), 1e-12);
    assertEquals(0.0, bed.memory.get(0));
  }

  @Test
  void aLastingRiseAgainstTheStepsIsInstability() {
    settled(-0.3);
    bed.with(Signal.INNOVATION, 100.0);
    assertNull(examine().event(), "one innovation counts 8 at most");
    Response instability = examine();
    assertEquals("instability", instability.event());
    assertEquals(Interruption.INSTABILITY, instability.interruption());
    assertEquals(Verdict.FLUSH_MOMENTUM, instability.verdict());
    assertEquals(0.1 * Math.exp(-1.5), loop.alpha.value(0), 1e-12);
  }

  /** At the rate .1: the step is .2 long, and so .12 uphill; the loss rises by more than 10 (.12 + .12). */
  @Test
  void aRiseFarBeyondWhatTheStepsDidIsADriftThoughGradientsOppose() {
    settled(-0.3);
    uphill(2.0);
    assertNull(examine().event());
    uphill(2.0 + 2.41);
    assertEquals("drift", examine().event());
    assertEquals(0.1, loop.alpha.value(0), 1e-12);
  }

  @Test
  void aRiseThatTheStepsAccountForIsInstability() {
    settled(-0.3);
    uphill(2.0);
    assertNull(examine().event());
    uphill(2.0 + 2.39);
    assertEquals("instability", examine().event());
  }

  /** A loss may climb over updates that nobody saw. */
  @Test
  void whereUpdatesGoUnseenOpposedGradientsAreEnough() {
    settled(-0.3);
    uphill(2.0);
    bed.with(Signal.UNSEEN, 3.0);
    assertNull(examine().event());
    bed.with(Signal.UNSEEN, 0.0).with(Statistic.LOSS, 1e30);
    assertEquals("instability", examine().event());
  }

  private void uphill(double loss) {
    bed.with(Signal.INNOVATION, 100.0).with(Signal.DIRECTION_LENGTH, 2.0);
    bed.with(Signal.PHASE, -0.3).with(Signal.GRADIENT_NORM, 2.0).with(Statistic.LOSS, loss);
  }

  private final LossShift patient =
      new LossShift(1.5, 7.0, 4.0, 8.0, -0.2, 0.1, 1.5, 0.3, FREQUENCY);
  private final Bed stood = new Bed(patient);

  /** A thousand steps at a mean of 3, then a rise of 2.5 deviations of 2. */
  private void aThousandStepsAndARise() {
    stood.with(Signal.INNOVATION, 0.0).with(Signal.LOSS_MEAN, 3.0).with(Statistic.LOSS, 3.0);
    for (int t = 0; t < 1000; t++) {
      assertNull(loop.examine(patient, stood).event());
    }
    stood.with(Signal.INNOVATION, 2.5).with(Statistic.LOSS, 3.0 + 2.0 * 2.5);
  }

  private int stepsToADrift() {
    int steps = 1;
    while (loop.examine(patient, stood).interruption() == null) {
      steps++;
    }
    return steps;
  }

  /** 2 log((1000 + 19)/4) = 11.1 is added to the threshold of 7; a rise of 1 a step is past it after 19 steps for 8. */
  @Test
  void whatHasStoodForLongIsCalledLater() {
    aThousandStepsAndARise();
    assertEquals(19, stepsToADrift());
    patient.interrupted(Interruption.DRIFT, stood.signals, stood.memory);
    assertEquals(9, stepsToADrift(), "2 log(9/4) is left");
  }

  /** From the 8th step on it does not count that the innovation has learnt the rise. */
  @Test
  void beyondTheThresholdARiseIsMeasuredByWhatWasBefore() {
    aThousandStepsAndARise();
    for (int t = 0; t < 8; t++) {
      assertNull(loop.examine(patient, stood).interruption());
    }
    stood.with(Signal.INNOVATION, 0.0).with(Signal.LOSS_MEAN, 8.0);
    assertEquals(19 - 8, stepsToADrift());
  }

  @Test
  void whatIsBackBeforeItIsCalledIsNoDrift() {
    aThousandStepsAndARise();
    for (int t = 0; t < 12; t++) {
      assertNull(loop.examine(patient, stood).interruption());
    }
    stood.with(Statistic.LOSS, 3.0);
    for (int t = 0; t < 8; t++) {
      assertNull(loop.examine(patient, stood).interruption());
    }
    assertEquals(0.0, stood.memory.get(0));
  }

  /** Another part has called it: what was added up of it is void. */
  @Test
  void anInterruptionEmptiesWhatIsBeyondTheThreshold() {
    aThousandStepsAndARise();
    for (int t = 0; t < 12; t++) {
      assertNull(loop.examine(patient, stood).interruption());
    }
    patient.interrupted(Interruption.DRIFT, stood.signals, stood.memory);
    assertEquals(9, stepsToADrift());
  }

  /** The first comes 100 steps after none; after a small one it has come once in 102 steps. */
  @Test
  void anInnovationThatIsKnownToComeCountsLess() {
    bed.with(Signal.INNOVATION, 100.0);
    assertNull(examine().event());
    assertEquals(8.0 - 1.5, bed.memory.get(0), 1e-12);
    bed.with(Signal.INNOVATION, -100.0);
    assertNull(examine().event());
    bed.with(Signal.INNOVATION, 100.0);
    assertNull(examine().event());
    assertEquals(Math.log(102.0) - 1.5, bed.memory.get(0), 1e-12);
    assertNull(examine().event());
    assertEquals(2.0 * (Math.log(102.0) - 1.5), bed.memory.get(0), 1e-12);
    assertEquals("drift", examine().event(), "several at once are a rise");
  }

  private static LossShift shift(double allowance, double opposed) {
    return new LossShift(allowance, 7.0, 1e4, 8.0, opposed, 0.1, 1.5, 0.3, FREQUENCY);
  }

  @Test
  void aRiseOfTheStepsOwnDoingIsInstabilityAndCutsWhatIsAskedFor() {
    settled(0.9);
    bed.with(Signal.OWN_RISE, 1.0).with(Signal.OWN_CUT, 2.5).with(Signal.INNOVATION, 100.0);
    assertNull(examine().event());
    Response instability = examine();
    assertEquals("instability", instability.event());
    assertEquals(Interruption.INSTABILITY, instability.interruption());
    assertEquals(Verdict.FLUSH_MOMENTUM, instability.verdict());
    assertEquals(0.1 * Math.exp(-2.5), loop.alpha.value(0), 1e-12);
  }

  @Test
  void whileItIsQuietACallIsLeftOutAndTheSumRestarts() {
    settled(-0.3);
    bed.with(Signal.OWN_RISE, 1.0).with(Signal.OWN_CUT, 0.0).with(Signal.INNOVATION, 100.0);
    examine();
    Response none = examine();
    assertNull(none.event());
    assertNull(none.interruption());
    assertEquals(Verdict.APPLY, none.verdict());
    assertEquals(0.1, loop.alpha.value(0), 1e-12);
    assertEquals(0.0, bed.memory.get(0));
  }

  /** Gradients that agree for so long have led the loss where it is. */
  @Test
  void agreeingGradientsAreNoDrift() {
    settled(0.0);
    bed.with(Signal.PERSISTENCE_SLOW, 0.31).with(Signal.INNOVATION, 8.0);
    assertNull(examine().event());
    assertNull(examine().event());
    assertEquals(0.0, bed.memory.get(0), "the sum begins anew");
    bed.with(Signal.PERSISTENCE_SLOW, 0.3);
    assertNull(examine().event());
    assertNull(examine().event(), "by now one in fifty");
    assertEquals("drift", examine().event());
  }

  @Test
  void badConstantsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> shift(1.5, -2));
    assertThrows(IllegalArgumentException.class, () -> shift(-1, -.2));
  }

  @Group
  class Contract implements EventContract {
    @Override
    public Event event() {
      return StandardConfig.defaults().lossShift();
    }
  }
}
