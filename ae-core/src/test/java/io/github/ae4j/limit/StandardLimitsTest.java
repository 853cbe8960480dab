package io.github.ae4j.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One dimension, w = 1, mu = 0: d is the gradient. */
class StandardLimitsTest {
  private final Candidate candidate =
      new Candidate(
          Coefficients.of(
              List.of(
                  Coefficient.of("learningRate", Chart.LOG, 1e-12, 1e6),
                  Coefficient.of("momentum", Chart.LOG_COMPLEMENT, 0.0, 0.999)),
              0.1,
              0.0));

  private double applied() {
    return candidate.value(0);
  }

  private double stored() {
    return Math.exp(candidate.coordinate(0));
  }

  private Bed bed(Limit limit, double g, double theta) {
    return new Bed(limit).direction(g, 0.0, 0.0, theta);
  }

  private void limit(Limit limit, Bed bed) {
    candidate.reset();
    limit.limit(bed.signals, candidate, bed.memory);
  }

  @Test
  void theStepCapHoldsInBothDirections() {
    StepCap cap = new StepCap("learningRate", 0.5);
    Bed bed = new Bed(cap);
    for (double step : new double[] {0.5, -0.5, 0.2, 3.0, -1e9}) {
      candidate.reset();
      candidate.move(0, candidate.previous(0) + step);
      cap.limit(bed.signals, candidate, bed.memory);
      double expected = Math.max(-0.5, Math.min(0.5, step));
      assertEquals(expected, candidate.coordinate(0) - candidate.previous(0), 1e-12);
      assertEquals(candidate.coordinate(0), candidate.applied(0));
    }
  }

  @Test
  void theStartGaugeBringsTheFirstStepIntoItsBandOnce() {
    StartGauge gauge = new StartGauge(0.006, 0.009);
    for (double g : new double[] {1e-3, 1.0, 1e3}) {
      Bed bed = bed(gauge, g, 4.0);
      limit(gauge, bed);
      double expected = Math.max(0.006 * 5.0, Math.min(0.009 * 5.0, 0.1 * g));
      assertEquals(expected, applied() * g, 1e-12);
      assertEquals(expected, stored() * g, 1e-12);
      limit(gauge, bed);
      assertEquals(0.1, applied(), 1e-12);
    }
  }

  @Test
  void theStartGaugeLeavesWhatIsInTheBandAndWaitsForADirection() {
    StartGauge gauge = new StartGauge(0.006, 0.009);
    Bed bed = bed(gauge, 0.0, 4.0);
    limit(gauge, bed);
    assertEquals(0.1, applied(), 1e-12);
    limit(gauge, bed.direction(0.4, 0.0, 0.0, 4.0));
    assertEquals(0.1, applied(), 1e-12);
    limit(gauge, bed.direction(40.0, 0.0, 0.0, 4.0));
    assertEquals(0.1, applied(), 1e-12);
  }

  @Test
  void theRelativeLimitCutsWhatIsAppliedAndHalvesWhatIsStored() {
    RelativeStepLimit limit = new RelativeStepLimit(0.5, 0.94, 3.0);
    Bed bed = bed(limit, 100.0, 6.0).with(Signal.CLOCK, 7.0);
    limit(limit, bed);
    double bound = 0.5 * 6.0 * Math.pow(10.0, -0.94);
    assertEquals(bound / 100.0, applied(), 1e-12);
    assertEquals(0.05, stored(), 1e-12);
    assertEquals(1.0, bed.value(Signal.STEP_LIMITED));
    assertEquals(bound, bed.value(Signal.EFFECTIVE_STEP), 1e-12);
    bed.direction(6.0, 0.0, 0.0, 6.0);
    limit(limit, bed);
    assertEquals(bound / 6.0, applied(), 1e-12);
    assertEquals(bound / 6.0, stored(), 1e-12);
  }

  @Test
  void theRelativeLimitLeavesShortStepsAndTakesSmallParametersAsOne() {
    RelativeStepLimit limit = new RelativeStepLimit(1.0, 0.94, 3.0);
    Bed bed = bed(limit, 1.0, 1e-9).with(Signal.CLOCK, 7.0);
    limit(limit, bed);
    assertEquals(0.1, applied(), 1e-15);
    assertEquals(0.0, bed.value(Signal.STEP_LIMITED));
    assertEquals(0.1, bed.value(Signal.EFFECTIVE_STEP), 1e-12);
    limit(limit, bed.direction(1.15, 0.0, 0.0, 1e-9));
    assertEquals(Math.pow(10.0, -0.94) / 1.15, applied(), 1e-12);
  }

  @Test
  void theDecreaseLimitHoldsTheStepWithinTheLoss() {
    DecreaseLimit limit = new DecreaseLimit(1.0);
    Bed bed = bed(limit, 10.0, 0.0).with(Statistic.LOSS, 2.0);
    limit(limit, bed);
    assertEquals(0.02, applied(), 1e-12);
    assertEquals(0.1, stored(), 1e-12);
    assertEquals(1.0, bed.value(Signal.DECREASE_LIMITED));
    for (double loss : new double[] {-3.0, 0.0, 10.1}) {
      limit(limit, bed.with(Statistic.LOSS, loss));
      assertEquals(0.1, applied(), 1e-12);
      assertEquals(0.0, bed.value(Signal.DECREASE_LIMITED));
    }
    limit(limit, bed.with(Statistic.LOSS, 2.0).direction(0.0, 0.0, 0.0, 0.0));
    assertEquals(0.1, applied(), 1e-12);
  }

  @Test
  void thePolyakFloorActsAfterADriftOnly() {
    PolyakFloor floor = new PolyakFloor(30, 10, 0.8);
    Bed bed = bed(floor, 2.0, 0.0).with(Signal.LEVEL, 1.0).with(Statistic.LOSS, 9.0);
    bed.with(Signal.SINCE_EVENT, 1.0);
    limit(floor, bed);
    assertEquals(0.1, applied(), 1e-12);
    floor.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    limit(floor, bed);
    assertEquals(0.1, applied(), 1e-12);
    floor.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    limit(floor, bed);
    assertEquals(1.0, applied(), 1e-12, "ten times at most; Polyak's step is 8/4");
    bed.with(Statistic.LOSS, 1.4);
    limit(floor, bed);
    double excess = (0.8 * 0.2 * 8.0 + 0.2 * 0.4) / 0.36;
    assertEquals(Math.min(1.0, excess / 4.0), applied(), 1e-12);
    bed.with(Signal.SINCE_EVENT, 31.0);
    limit(floor, bed);
    assertEquals(0.1, applied(), 1e-12);
    bed.with(Signal.SINCE_EVENT, 2.0);
    limit(floor, bed);
    assertEquals(0.1, applied(), 1e-12, "it is over");
  }

  @Test
  void thePolyakFloorNeverLowersAlphaAndWantsADescent() {
    PolyakFloor floor = new PolyakFloor(30, 10, 0.8);
    Bed bed = bed(floor, 100.0, 0.0).with(Signal.LEVEL, 1.0).with(Statistic.LOSS, 1.1);
    floor.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    limit(floor, bed);
    assertEquals(0.1, applied(), 1e-12);
    bed.with(Statistic.LOSS, 100.0).with(Statistic.G_WG, -1.0);
    limit(floor, bed);
    assertEquals(0.1, applied(), 1e-12);
  }

  @Test
  void badConstantsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new StepCap("x", 0.0));
    assertThrows(IllegalArgumentException.class, () -> new StartGauge(0.2, 0.1));
    assertThrows(IllegalArgumentException.class, () -> new RelativeStepLimit(1.0, 0.0, 3.0));
    assertThrows(IllegalArgumentException.class, () -> new DecreaseLimit(Double.NaN));
    assertEquals(
        "decay must be in [0, 1), got 1.2",
        assertThrows(IllegalArgumentException.class, () -> new PolyakFloor(30, 10, 1.2))
            .getMessage());
  }
}
