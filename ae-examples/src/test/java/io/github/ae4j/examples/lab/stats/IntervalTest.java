package io.github.ae4j.examples.lab.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class IntervalTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void moreConfidenceTakesAWiderInterval() {
    // t(0.995, 4) = 4.604095, s = sqrt(2.5).
    double half = 4.604095 * Math.sqrt(2.5 / 5.0);
    assertEquals(3.0 + half, Interval.at(0.99, 1.0, 2.0, 3.0, 4.0, 5.0).high(), 1e-6);
    // Ranks of five samples are not that certain, unless all say the same.
    assertEquals(-INFINITY, Interval.at(0.99, 1.0, 2.0, 3.0, 4.0, INFINITY).low());
    double[] missed = {INFINITY, INFINITY, INFINITY, INFINITY, INFINITY};
    assertEquals(INFINITY, Interval.at(0.99, missed).low());
  }

  @Test
  void studentsIntervalByHand() {
    // Mean 3, s^2 = 10/4, t(0.975, 4) = 2.776445: 3 -+ 2.776445 * sqrt(2.5 / 5).
    Interval interval = Interval.of(1.0, 2.0, 3.0, 4.0, 5.0);
    assertEquals(3.0, interval.mean(), 1e-12);
    assertEquals(3.0 - 1.963243, interval.low(), 1e-6);
    assertEquals(3.0 + 1.963243, interval.high(), 1e-6);
  }

  @Test
  void equalSamplesAreAPoint() {
    assertEquals(new Interval(0.1, 0.1, 0.1), Interval.of(0.1, 0.1, 0.1));
    assertEquals(new Interval(INFINITY, INFINITY, INFINITY), Interval.of(INFINITY, INFINITY));
  }

  @Test
  void oneSampleSaysNothing() {
    assertEquals(new Interval(2.0, -INFINITY, INFINITY), Interval.of(2.0));
    assertTrue(Double.isNaN(Interval.of().mean()));
    assertEquals(-INFINITY, Interval.of().low());
  }

  @Test
  void infiniteSamplesAreJudgedByRank() {
    assertEquals(new Interval(3.0, 1.0, INFINITY), Interval.of(1.0, 2.0, 3.0, 4.0, INFINITY));
    // Four samples: the range covers the median with 87.5% only.
    assertEquals(new Interval(2.5, -INFINITY, INFINITY), Interval.of(1.0, 2.0, 3.0, INFINITY));
    // The unknown one may be anything.
    assertEquals(
        new Interval(2.5, -INFINITY, INFINITY), Interval.of(1.0, 2.0, 3.0, 4.0, Double.NaN));
  }

  @Test
  void ranksFollowTheBinomialLaw() {
    assertEquals(0, Ranks.rank(0, 0.95));
    assertEquals(0, Ranks.rank(4, 0.95));
    assertEquals(1, Ranks.rank(5, 0.95));
    assertEquals(1, Ranks.rank(7, 0.95)); // 1 - 2 * 8/128 = 0.875 for the second
    assertEquals(
        2, Ranks.rank(10, 0.95)); // 1 - 2 * 11/1024 = 0.9785; the third 1 - 2 * 56/1024 = 0.89
  }

  @Test
  void mediansOfMisses() {
    assertEquals(INFINITY, Ranks.median(1.0, INFINITY, INFINITY));
    assertEquals(INFINITY, Ranks.median(INFINITY, INFINITY));
    assertEquals(2.5, Ranks.median(4.0, 1.0, 2.0, 3.0));
    assertTrue(Double.isNaN(Ranks.median(Double.NaN)));
  }

  @Test
  void wilsonsIntervalByHand() {
    // 5 of 5: low end n / (n + z^2) = 5 / (5 + 3.841459).
    Interval all = Interval.ofShare(5, 5);
    assertEquals(1.0, all.mean());
    assertEquals(5.0 / (5.0 + 3.841459), all.low(), 1e-6);
    assertEquals(1.0, all.high(), 1e-12);
  }

  @Test
  void aSkewedSampleWidensTheInterval() {
    double[] samples = {1.0, 1.1, 1.2, 1.0, 9.0};
    assertTrue(Interval.isSkewed(samples));
    Interval chosen = Interval.of(samples);
    Interval students = Interval.students(0.95, samples);
    assertTrue(chosen.low() <= students.low() && chosen.high() >= students.high());
    assertEquals(chosen, Interval.of(samples));
    assertFalse(Interval.isSkewed(1.0, 2.0, 3.0, 4.0, 5.0));
  }

  @Test
  void theBootstrapCoversWhatItSays() {
    // Exponential, mean 1, 40 samples: BCa covers about 93% of the time.
    assertEquals(
        0.93, coverage(40, all -> Bootstrap.interval(0.95, all), IntervalTest::exponential), 0.04);
    // With five samples it covers far less than Student's interval.
    double few = coverage(5, all -> Bootstrap.interval(0.95, all), SplittableRandom::nextGaussian);
    double students =
        coverage(5, all -> Interval.students(0.95, all), SplittableRandom::nextGaussian);
    assertEquals(0.95, students, 0.035);
    assertTrue(few < students - 0.05, "got " + few + " and " + students);
  }

  private static double exponential(SplittableRandom random) {
    return -Math.log(1.0 - random.nextDouble()) - 1.0;
  }

  private interface Method {
    Interval of(double... samples);
  }

  /** Share of intervals that hold the mean, 0. */
  private static double coverage(int n, Method method, ToDoubleFunction<SplittableRandom> law) {
    SplittableRandom random = new SplittableRandom(7);
    int trials = 400;
    int covered = 0;
    for (int i = 0; i < trials; i++) {
      double[] samples = new double[n];
      for (int j = 0; j < n; j++) {
        samples[j] = law.applyAsDouble(random);
      }
      Interval interval = method.of(samples);
      covered += interval.low() <= 0.0 && interval.high() >= 0.0 ? 1 : 0;
    }
    return (double) covered / trials;
  }
}
