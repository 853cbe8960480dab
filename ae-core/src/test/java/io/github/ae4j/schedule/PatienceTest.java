package io.github.ae4j.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.limit.Limit;
import io.github.ae4j.preset.ScheduleConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.LimitContract;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final Candidate candidate =
      new Candidate(
          Coefficients.of(List.of(Coefficient.of(RuleBed.ALPHA, Chart.LOG, 1e-9, 10.0)), 0.1));

  /** What is left of a move by dx. */
  private double passes(Patience patience, Bed bed, double loss, double dx) {
    candidate.reset();
    candidate.move(0, candidate.previous(0) + dx);
    patience.limit(bed.with(Statistic.LOSS, loss).signals, candidate, bed.memory);
    return candidate.coordinate(0) - candidate.previous(0);
  }

  private static Patience of(int patience, int cooldown) {
    return new Patience(RuleBed.ALPHA, patience, cooldown, 0.0, 0.0, 0.5, 4.0, 0.01, 0.0);
  }

  /** Three steps without improvement, a fall by half in two steps, two steps of rest. */
  @Test
  void patience() {
    Patience patience = of(3, 2);
    Bed bed = new Bed(patience);
    double[] losses = {3, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    List<Double> passed = new ArrayList<>();
    for (double loss : losses) {
      passed.add(passes(patience, bed, loss, -0.4));
    }
    double rest = Math.log(0.5) + 0.4;
    double[] expected = {0, 0, 0, 0, 0, -0.4, rest, 0, 0, -0.4, rest, 0, 0};
    for (int t = 0; t < expected.length; t++) {
      assertEquals(expected[t], passed.get(t), 1e-12, "step " + (t + 1));
    }
  }

  @Test
  void aRisePassesAndNotInTheRestAndAnAlarmWaitsForTheRestAlone() {
    Patience patience = of(0, 2);
    Bed bed = new Bed(patience);
    passes(patience, bed, 1.0, 0.0);
    assertEquals(0.2, passes(patience, bed, 1.0, 0.2), 1e-12);
    assertEquals(Math.log(0.5), passes(patience, bed, 1.0, -5.0), 1e-12);
    assertEquals(0.0, passes(patience, bed, 1.0, 0.2));
    bed.with(Signal.VARIANCE, 4.1).with(Signal.VARIANCE_BASE, 1.0);
    assertEquals(0.0, passes(patience, bed, 1.0, -5.0));
    assertEquals(0.2, passes(patience, bed, 1.0, 0.2), 1e-12);
    Bed fresh = new Bed(of(100, 0)).with(Signal.VARIANCE, 4.1).with(Signal.VARIANCE_BASE, 1.0);
    assertEquals(Math.log(0.5), passes(of(100, 0), fresh, 1.0, -5.0), 1e-12);
  }

  @Test
  void aRiseThatBroughtNoNewBestIsTakenBackAtOnce() {
    Patience patience = of(100, 0);
    Bed bed = new Bed(patience);
    passes(patience, bed, 1.0, 0.3);
    candidate.commit();
    assertEquals(-0.2, passes(patience, bed, 1.0, -0.2), 1e-12);
    assertEquals(-0.3, passes(patience, bed, 1.0, -0.9), 1e-12, "and no further");
    assertEquals(0.0, passes(patience, bed, 0.9, -0.9), "it is rewarded now");
  }

  @Test
  void whatRisesIsNotWaitedFor() {
    Bed bed = new Bed(of(100, 0)).with(Signal.VARIANCE, 4.0).with(Signal.VARIANCE_BASE, 4.0);
    assertEquals(0.0, passes(of(100, 0), bed.with(Signal.TREND, 0.02), 1.0, -5.0));
    bed.with(Signal.TREND, 0.021);
    assertEquals(Math.log(0.5), passes(of(100, 0), bed, 1.0, -5.0), 1e-12);
  }

  @Test
  void aMoveWithinTheFreeOnePassesAlways() {
    Patience patience = new Patience(RuleBed.ALPHA, 1, 5, 0.0, 0.0, 0.5, 4.0, 0.01, 0.02);
    Bed bed = new Bed(patience);
    assertEquals(-0.02, passes(patience, bed, 1.0, -0.02), 1e-12);
    assertEquals(-0.02 + Math.log(0.5), passes(patience, bed, 1.0, -5.0), 1e-12);
    for (double dx : new double[] {-0.01, 0.01, -0.02, 0.02}) {
      assertEquals(dx, passes(patience, bed, 1.0, dx), 1e-12, "while it rests");
    }
    assertEquals(0.02, passes(patience, bed, 1.0, 0.3), 1e-12);
  }

  @Test
  void aDriftForgetsTheBest() {
    Patience patience = of(1, 0);
    Bed bed = new Bed(patience);
    passes(patience, bed, 1.0, 0.0);
    patience.interrupted(Interruption.DRIFT, bed.signals, bed.memory);
    assertEquals(0.0, passes(patience, bed, 100.0, -0.1), "the first loss is the best");
    assertEquals(-0.1, passes(patience, bed, 101.0, -0.1), 1e-12);
  }

  /** However hard it is pushed, in n steps it falls by a factor for each round of patience and rest at most. */
  @Property(tries = 100)
  void fallsAreRationed(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 20) int steps,
      @ForAll @IntRange(min = 0, max = 20) int rest) {
    Patience patience = of(steps, rest);
    Bed bed = new Bed(patience);
    SplittableRandom random = new SplittableRandom(seed);
    double fallen = 0.0;
    for (int t = 1; t <= 400; t++) {
      double passed = passes(patience, bed, random.nextDouble(), -3.0 * random.nextDouble());
      assertTrue(passed <= 0.0);
      fallen += passed;
      double rounds = 1.0 + Math.floor((double) t / Math.max(1, Math.max(steps, rest + 1)));
      assertTrue(fallen >= rounds * Math.log(0.5) - 1e-9, fallen + " after " + t);
    }
  }

  private static String refused(int patience, int cooldown, double factor, double alarm) {
    return assertThrows(
            IllegalArgumentException.class,
            () ->
                new Patience(RuleBed.ALPHA, patience, cooldown, 0.1, 0.9, factor, alarm, 0.01, 0.0))
        .getMessage();
  }

  @Test
  void badConstantsAreRefused() {
    assertEquals("patience must be finite and at least 0.0, got -1.0", refused(-1, 0, 0.8, 4));
    assertEquals("cooldown must be finite and at least 0.0, got -2.0", refused(1, -2, 0.8, 4));
    assertEquals("factor must be in (0, 1), got 1.0", refused(1, 1, 1.0, 4));
    assertEquals("factor must be in (0, 1), got NaN", refused(1, 1, Double.NaN, 4));
    assertEquals("alarm must be finite and above 1, got 1.0", refused(1, 1, 0.8, 1));
  }

  @Group
  class Contract implements LimitContract {
    @Override
    public Limit limit() {
      return ScheduleConfig.defaults().patience(RuleBed.ALPHA);
    }
  }
}
