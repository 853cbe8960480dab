package io.github.ae4j.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.LimitContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class RelativeStepLimitTest {
  private final LimitBed step = new LimitBed();

  private static RelativeStepLimit limit(double reach, double exponent) {
    return limit(reach, exponent, 0.0);
  }

  private static RelativeStepLimit limit(double reach, double exponent, double decay) {
    return new RelativeStepLimit(
        reach, exponent, 3.0, StandardConfig.defaults().recurring(), decay);
  }

  @Test
  void theRelativeLimitCutsWhatIsAppliedAndHalvesWhatIsStored() {
    RelativeStepLimit limit = limit(0.5, 0.94);
    Bed bed = LimitBed.bed(limit, 100.0, 6.0).with(Signal.CLOCK, 7.0);
    step.limit(limit, bed);
    double bound = 0.5 * 6.0 * Math.pow(10.0, -0.94);
    assertEquals(bound / 100.0, step.applied(), 1e-12);
    assertEquals(0.05, step.stored(), 1e-12);
    assertEquals(1.0, bed.value(Signal.STEP_LIMITED));
    assertEquals(bound, bed.value(Signal.EFFECTIVE_STEP), 1e-12);
    bed.direction(6.0, 0.0, 0.0, 6.0);
    step.limit(limit, bed);
    assertEquals(bound / 6.0, step.applied(), 1e-12);
    assertEquals(bound / 6.0, step.stored(), 1e-12);
  }

  @Test
  void theRelativeLimitLeavesShortStepsAndTakesSmallParametersAsOne() {
    RelativeStepLimit limit = limit(1.0, 0.94);
    Bed bed = LimitBed.bed(limit, 1.0, 1e-9).with(Signal.CLOCK, 7.0);
    step.limit(limit, bed);
    assertEquals(0.1, step.applied(), 1e-15);
    assertEquals(0.0, bed.value(Signal.STEP_LIMITED));
    assertEquals(0.1, bed.value(Signal.EFFECTIVE_STEP), 1e-12);
    step.limit(limit, bed.direction(1.15, 0.0, 0.0, 1e-9));
    assertEquals(Math.pow(10.0, -0.94) / 1.15, step.applied(), 1e-12);
  }

  /** A gradient of 100 after 12 of 1, and another 26 steps later: from then on the rate is held for it. */
  @Test
  void theRateIsHeldForAGradientThatIsKnownToComeBack() {
    RelativeStepLimit limit = limit(1.0, 0.94);
    Bed bed = new Bed(limit).with(Signal.CLOCK, 7.0);
    double bound = Math.pow(10.0, -0.94);
    for (int t = 0; t < 39; t++) {
      step.limit(limit, bed.direction(t == 12 ? 100.0 : t == 38 ? 50.0 : 1.0, 0.0, 0.0, 1.0));
      assertEquals(t == 12 || t == 38 ? 1.0 : 0.0, bed.value(Signal.STEP_LIMITED));
    }
    double known = 100.0 * Math.pow(1.0 - 1.0 / 3000.0, 26);
    assertEquals(bound / known, step.applied(), 1e-12, "shorter than for the 50 itself");
    assertEquals(0.05, step.stored(), 1e-12, "halved once, although both lines bind");
    step.limit(limit, bed.direction(1.0, 0.0, 0.0, 1.0));
    assertEquals(bound / known / (1.0 - 1.0 / 3000.0), step.applied(), 1e-12);
    assertEquals(0.05, step.stored(), 1e-12);
    assertEquals(0.0, bed.value(Signal.STEP_LIMITED), "only the first line counts as binding");
    assertEquals(0.1, bed.value(Signal.EFFECTIVE_STEP), 1e-12);
    heldUnderMomentum(limit, bed, bound / known / Math.pow(1.0 - 1.0 / 3000.0, 2));
    limit.interrupted(Interruption.INSTABILITY, bed.signals, bed.memory);
    step.limit(limit, bed);
    assertEquals(0.05, step.stored(), 1e-12);
    limit.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    step.limit(limit, bed);
    assertEquals(0.1, step.stored(), 1e-12, "a drift forgets it");
  }

  /** Under a momentum of .9 a gradient is a tenth of the step that it comes with. */
  private void heldUnderMomentum(RelativeStepLimit limit, Bed bed, double expected) {
    step.candidate.reset();
    step.candidate.move(1, Math.log(10.0));
    limit.limit(bed.direction(1.0, 1.0, 1.0, 1.0).signals, step.candidate, bed.memory);
    assertEquals(10.0 * expected, step.applied(), 1e-12);
  }

  /** |theta| = 6, so that a decay of 4 has 24 of a step's unit of alpha, the direction 10, the bound .5. */
  @Test
  void theDecaysPartOfTheStepIsHeldToTheSameBound() {
    Bed bed = LimitBed.bed(limit(0.5, 0.94, 4.0), 10.0, 6.0).with(Signal.CLOCK, 7.0);
    step.limit(limit(0.5, 0.94, 4.0), bed);
    double bound = 0.5 * 6.0 * Math.pow(10.0, -0.94);
    assertEquals(bound / 24.0, step.applied(), 1e-12);
    assertEquals(0.05, step.stored(), 1e-12, "at most halved");
    assertEquals(1.0, bed.value(Signal.STEP_LIMITED), "the direction's part binds alone, too");
    step.limit(
        limit(0.5, 0.94, 1.0),
        LimitBed.bed(limit(0.5, 0.94, 1.0), 10.0, 6.0).with(Signal.CLOCK, 7.0));
    assertEquals(bound / 10.0, step.applied(), 1e-12, "a decay of 1 has less than the direction");
  }

  @Test
  void decayBesideNextToNoDirectionTakesAThousandth() {
    RelativeStepLimit limit = limit(3.0, 0.92, 0.05);
    Bed bed = LimitBed.bed(limit, 0.031, 6.0).with(Signal.CLOCK, 7.0);
    step.limit(limit, bed);
    assertEquals(0.1, step.applied(), 1e-12, "0.3 is less than ten times the direction");
    assertEquals(0.0, bed.value(Signal.STEP_LIMITED));
    step.limit(limit, bed.direction(0.029, 0.0, 0.0, 6.0));
    assertEquals(1e-3 / 0.05, step.applied(), 1e-12);
    assertEquals(0.05, step.stored(), 1e-12);
    assertEquals(0.0, bed.value(Signal.STEP_LIMITED));
  }

  @Test
  void anExponentOfZeroIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> limit(1.0, 0.0));
  }

  @Group
  class Contract implements LimitContract {
    @Override
    public Limit limit() {
      return StandardConfig.defaults().relativeStepLimit(0.01);
    }
  }
}
