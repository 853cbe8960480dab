package io.github.ae4j.swarm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Weights of members by their scores. */
class SoftWeightsProperties {
  private final SoftWeights free = new SoftWeights(Scoring.SCALE_FREE, 1.5);
  private final SoftWeights raw = new SoftWeights(Scoring.RAW, 2.0);

  @Provide
  Arbitrary<double[]> scores() {
    return Arbitraries.doubles().between(-10, 10).array(double[].class).ofMinSize(2).ofMaxSize(9);
  }

  @Property
  void theDefaultsAreTheSameInAnyUnitAndFromAnyZero(
      @ForAll("scores") double[] scores,
      @ForAll @IntRange(min = -60, max = 60) int exponent,
      @ForAll @DoubleRange(min = -100, max = 100) double d) {
    // Multiples of 1/64, that rounding of c s + d leaves apart what was.
    double[] exact = Arrays.stream(scores).map(s -> Math.rint(s * 64) / 64).toArray();
    double c = Math.scalb(1.37, exponent);
    double[] other = Arrays.stream(exact).map(s -> c * s + c * d).toArray();
    assertArrayEquals(free.of(exact), free.of(other), 1e-9);
  }

  @Property
  void sumToOneAndFallWithTheScore(@ForAll("scores") double[] scores) {
    double[] weights = free.of(scores);
    assertEquals(1.0, Arrays.stream(weights).sum(), 1e-12);
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        assertTrue(!(scores[i] < scores[j]) || weights[i] >= weights[j]);
      }
    }
  }

  @Example
  void rawOnesAreTheTheorysFormula() {
    double rest = Math.exp(-2.0 * 0.25) + Math.exp(-2.0 * 1.0) + 1.0;
    assertArrayEquals(
        new double[] {Math.exp(-0.5) / rest, 1.0 / rest, Math.exp(-2.0) / rest},
        raw.of(3.25, 3.0, 4.0),
        1e-15);
  }

  @Example
  void scaleFreeOnesAreOfTheMedianDeviation() {
    // Median 2, deviations 1, 0, 2: MAD 1; distances from the best 0, 1, 3.
    double rest = 1.0 + Math.exp(-1.5) + Math.exp(-4.5);
    assertArrayEquals(
        new double[] {1 / rest, Math.exp(-1.5) / rest, Math.exp(-4.5) / rest},
        free.of(1, 2, 4),
        1e-15);
    // MAD is 0, the mean deviation 1: the odd one is 4 away.
    double few = 3.0 + Math.exp(-1.5 * 4.0);
    assertEquals(1.0 / few, free.of(1, 1, 1, 5)[0], 1e-15);
    assertArrayEquals(new double[] {0.5, 0.5}, free.of(7, 7));
  }

  @Example
  void whatIsNotFiniteWeighsNothing() {
    assertArrayEquals(
        new double[] {0, 1, 0, 0},
        free.of(Double.NaN, 1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
    assertArrayEquals(new double[] {0, 0}, free.of(Double.NaN, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new SoftWeights(Scoring.RAW, Double.NaN));
  }

  @Example
  void scoresFarApartGiveNumbers() {
    assertArrayEquals(
        new double[] {1, 0, 0}, raw.of(-Double.MAX_VALUE, 0.0, Double.MAX_VALUE), 1e-15);
    for (double weight : free.of(-Double.MAX_VALUE, 0.0, Double.MAX_VALUE)) {
      assertTrue(weight >= 0.0 && weight <= 1.0, "got " + weight);
    }
  }
}
