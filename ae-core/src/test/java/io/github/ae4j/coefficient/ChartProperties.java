package io.github.ae4j.coefficient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ChartProperties {
  private static double value(Chart chart, SplittableRandom random) {
    double magnitude = Math.pow(10.0, 30.0 * random.nextDouble() - 20.0);
    return switch (chart) {
      case LINEAR -> random.nextBoolean() ? magnitude : -magnitude;
      case LOG -> magnitude;
      case LOG_COMPLEMENT ->
          random.nextBoolean() ? 1.0 - Math.pow(10.0, -12.0 * random.nextDouble()) : -magnitude;
      case LOGIT -> {
        double small = Math.pow(10.0, -12.0 * random.nextDouble()) / 2.0;
        yield random.nextBoolean() ? small : 1.0 - small;
      }
    };
  }

  @Property(tries = 300)
  void aValueComesBackFromItsCoordinate(@ForAll Chart chart, @ForAll long seed) {
    double value = value(chart, new SplittableRandom(seed));
    assertTrue(chart.covers(value));
    double x = chart.coordinate(value);
    assertTrue(Double.isFinite(x));
    double scale = Math.max(Math.abs(value), chart == Chart.LINEAR ? 0.0 : 1e-3);
    assertEquals(value, chart.value(x), 1e-12 * scale);
  }

  @Property(tries = 300)
  void coordinatesGrowWithValues(@ForAll Chart chart, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double a = value(chart, random);
    double b = value(chart, random);
    assertEquals(Double.compare(a, b), Double.compare(chart.coordinate(a), chart.coordinate(b)));
  }

  @Example
  void areTheFunctionsTheyName() {
    assertEquals(-2.5, Chart.LINEAR.coordinate(-2.5));
    assertEquals(Math.log(0.02), Chart.LOG.coordinate(0.02), 1e-15);
    assertEquals(Math.log(10.0), Chart.LOG_COMPLEMENT.coordinate(0.9), 1e-15);
    assertEquals(Math.log(0.2 / 0.8), Chart.LOGIT.coordinate(0.2), 1e-15);
    assertEquals(0.0, Chart.LOG_COMPLEMENT.value(0.0));
    assertEquals(0.5, Chart.LOGIT.value(0.0));
  }

  @Example
  void coverWhatHasAFiniteCoordinate() {
    for (Chart chart : Chart.values()) {
      assertFalse(chart.covers(Double.NaN), chart.name());
      assertFalse(chart.covers(Double.POSITIVE_INFINITY), chart.name());
      assertFalse(chart.covers(Double.NEGATIVE_INFINITY), chart.name());
    }
    assertTrue(Chart.LINEAR.covers(0.0));
    assertFalse(Chart.LOG.covers(0.0));
    assertTrue(Chart.LOG_COMPLEMENT.covers(0.0));
    assertFalse(Chart.LOG_COMPLEMENT.covers(1.0));
    assertFalse(Chart.LOGIT.covers(0.0));
    assertFalse(Chart.LOGIT.covers(1.0));
  }
}
