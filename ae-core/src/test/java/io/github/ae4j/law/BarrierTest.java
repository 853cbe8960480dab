package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class BarrierTest {
  private static final String ALPHA = Coefficient.LEARNING_RATE;

  private final LawBed laws = new LawBed();
  private final Coefficients coefficients = laws.coefficients;
  private final Barrier barrier = new Barrier(ALPHA, 0.01);

  @Test
  void theBarrierIsTheSlopeOfItsPotential() {
    double x = coefficients.coordinate(0);
    double expected = 0.01 * (1.0 / (x - Math.log(1e-4)) - 1.0 / (Math.log(1.0) - x));
    assertEquals(expected, laws.drive(barrier, ALPHA), 1e-12);
    double h = 1e-6;
    coefficients.move(0, x + h);
    double above = Barrier.potential(coefficients, 0, 0.01);
    coefficients.move(0, x - h);
    double below = Barrier.potential(coefficients, 0, 0.01);
    assertEquals(-(above - below) / (2 * h), expected, 1e-7);
  }

  @Test
  void theBarrierPushesInwardAndStaysFiniteOnTheEdge() {
    double margin = 1e-3 * Math.log(1e4);
    coefficients.move(0, Double.POSITIVE_INFINITY);
    double atTop = laws.drive(barrier, ALPHA);
    assertEquals(0.01 * (1.0 / (Math.log(1e4) - margin) - 1.0 / margin), atTop, 1e-9);
    coefficients.move(0, Double.NEGATIVE_INFINITY);
    assertEquals(-atTop, laws.drive(barrier, ALPHA), 1e-9);
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return new Barrier(Coefficient.NOISE, 1e-3);
    }
  }
}
