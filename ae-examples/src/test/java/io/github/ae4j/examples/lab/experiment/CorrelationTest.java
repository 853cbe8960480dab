package io.github.ae4j.examples.lab.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.examples.lab.run.Curve;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorrelationTest {
  private static Curve curve(int from, int to, java.util.function.DoubleUnaryOperator value) {
    double[] step = IntStream.range(from, to).mapToDouble(i -> i).toArray();
    return new Curve(step, java.util.Arrays.stream(step).map(value).toArray());
  }

  @Test
  void sharesOnlyTheStepsOfBothAndWhatTheChartsKnow() {
    Curve rising = curve(1, 20, Math::exp);
    Curve falling = curve(-5, 15, i -> 3.0 * Math.exp(-0.5 * i));
    assertEquals(-1.0, Correlation.of(rising, Math::log, falling, Math::log), 1e-12);
    Curve hostile = curve(1, 20, i -> i % 2 == 0 ? -1.0 : Math.exp(2.0 * i));
    assertEquals(1.0, Correlation.of(rising, Math::log, hostile, Math::log), 1e-12);
  }

  @Test
  void isUnknownForAFewPairsOrWhereNothingMoves() {
    assertEquals(
        Double.NaN, Correlation.of(curve(0, 7, i -> i), x -> x, curve(0, 7, i -> i), x -> x));
    assertEquals(
        Double.NaN, Correlation.of(curve(0, 9, i -> i), x -> x, curve(0, 9, i -> 1.0), x -> x));
  }
}
