package io.github.ae4j.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ExtremaProperties {
  @Property
  void areThoseOfMathToTheLastBit(@ForAll("numbers") double a, @ForAll("numbers") double b) {
    assertEquals(bits(Math.max(a, b)), bits(Extrema.max(a, b)));
    assertEquals(bits(Math.min(a, b)), bits(Extrema.min(a, b)));
  }

  private static long bits(double value) {
    return Double.doubleToLongBits(value);
  }

  @Provide
  Arbitrary<Double> numbers() {
    Arbitrary<Double> special =
        Arbitraries.of(
            0.0, -0.0, 1.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    return Arbitraries.oneOf(special, Arbitraries.doubles());
  }
}
