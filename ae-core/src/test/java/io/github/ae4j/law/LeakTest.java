package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class LeakTest {
  private static final String ALPHA = Coefficient.LEARNING_RATE;

  private final LawBed laws = new LawBed();

  @Test
  void theLeakPullsToTheAnchor() {
    assertEquals(-0.05 * Math.log(5.0), laws.drive(new Leak(ALPHA, 0.05), ALPHA), 1e-12);
    String mu = Coefficient.MOMENTUM;
    assertEquals(-0.1 * Math.log(0.2), laws.drive(new Leak(mu, 0.1), mu), 1e-12);
    String sigma = Coefficient.NOISE;
    assertEquals(0.0, laws.drive(new Leak(sigma, 0.1), sigma), 1e-15);
  }

  @Test
  void aNegativeRateIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Leak(ALPHA, -0.1));
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return new Leak(ALPHA, 0.05);
    }
  }
}
