package io.github.ae4j.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FactorsTest {
  private static String refused(double up, double down) {
    return assertThrows(IllegalArgumentException.class, () -> Factors.of(up, down)).getMessage();
  }

  @Test
  void badFactorsAreRefused() {
    assertEquals("up must be a finite factor above 1, got 1.0", refused(1.0, 0.8));
    assertEquals("up must be a finite factor above 1, got NaN", refused(Double.NaN, 0.8));
    assertEquals("down must be a factor in (0, 1), got 1.2", refused(1.02, 1.2));
    assertEquals("down must be a factor in (0, 1), got 0.0", refused(1.02, 0.0));
    assertEquals("down must be a factor in (0, 1), got NaN", refused(1.02, Double.NaN));
    assertEquals(
        "rise must be positive and finite, got -0.1",
        assertThrows(IllegalArgumentException.class, () -> new Factors(-0.1, -0.2)).getMessage());
  }

  @Test
  void aMoveIsAShareOfEither() {
    Factors factors = Factors.of(1.02, 0.8);
    assertEquals(0.5 * Math.log(1.02) + Math.log(0.8), factors.move(0.5, 3.0), 1e-15);
    assertEquals(0.0, factors.move(-1.0, -0.1));
    assertEquals(-Math.log(0.8), factors.reach());
  }
}
