package io.github.ae4j.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterNoiseTest {
  private static final int STEPS = 2_000;
  private static final int COORDINATES = 2_000;
  private static final double DRAWS = (double) STEPS * COORDINATES;
  private static final double DEVIATIONS = 5.0;

  private interface Sum {
    double of(double x, double before);
  }

  private static double mean(Sum sum) {
    double total = 0.0;
    double before = 0.0;
    for (int step = 0; step < STEPS; step++) {
      for (int i = 0; i < COORDINATES; i++) {
        double x = CounterNoise.gaussian(7L, step, i);
        total += sum.of(x, before);
        before = x;
      }
    }
    return total / DRAWS;
  }

  private static void check(double expected, double variance, Sum sum) {
    assertEquals(expected, mean(sum), DEVIATIONS * Math.sqrt(variance / DRAWS));
  }

  /** The moments of a normal number, each within five deviations of its mean over four million. */
  @Test
  void theMomentsAreThoseOfANormalNumber() {
    check(0.0, 1.0, (x, before) -> x);
    check(1.0, 2.0, (x, before) -> x * x);
    check(0.0, 15.0, (x, before) -> x * x * x);
    check(3.0, 96.0, (x, before) -> x * x * x * x);
    check(15.0, 10_170.0, (x, before) -> Math.pow(x, 6.0));
  }

  @Test
  void neighboursHaveNothingInCommon() {
    check(0.0, 1.0, (x, before) -> x * before);
    check(1.0, 8.0, (x, before) -> x * x * before * before);
  }

  /** The density, integrated by Simpson's rule. */
  private static double share(double from, double to) {
    int pieces = 2_000;
    double width = (to - from) / pieces;
    double sum = 0.0;
    for (int i = 0; i < pieces; i++) {
      double x = from + i * width;
      sum += density(x) + 4.0 * density(x + width / 2.0) + density(x + width);
    }
    return sum * width / 6.0;
  }

  private static double density(double x) {
    return Math.exp(-0.5 * x * x) / Math.sqrt(2.0 * Math.PI);
  }

  /** Within and beyond the edge of the base layer, at 3.4426, too. */
  @ParameterizedTest
  @ValueSource(
      doubles = {-9.0, -3.8, -3.4427, -3.2, -2.0, -1.0, -0.27, 0.0, 0.5, 1.5, 3.0, 3.4, 3.5})
  void theShareOfEveryIntervalIsThatOfANormalNumber(double from) {
    double to = from + (from < -5.0 ? 5.2 : 0.3);
    double expected = share(from, to);
    check(expected, expected * (1.0 - expected), (x, before) -> x >= from && x < to ? 1.0 : 0.0);
  }

  @Test
  void aNumberIsAFunctionOfItsPlace() {
    double x = CounterNoise.gaussian(1L, 3L, 4L);
    assertEquals(x, CounterNoise.gaussian(1L, 3L, 4L));
    assertTrue(x != CounterNoise.gaussian(1L, 3L, 5L));
    assertTrue(x != CounterNoise.gaussian(2L, 3L, 4L));
    assertTrue(x != CounterNoise.gaussian(1L, 4L, 3L));
  }
}
