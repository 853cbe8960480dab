package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class CouplingTest {
  private static final String ALPHA = Coefficient.LEARNING_RATE;
  private static final String MU = Coefficient.MOMENTUM;

  private final LawBed laws = new LawBed();

  @Test
  void couplingPushesByTheOthersDistance() {
    assertEquals(-0.02 * Math.log(5.0), laws.drive(new Coupling(MU, ALPHA, -0.02), MU), 1e-12);
    assertEquals(0.0, laws.drive(new Coupling(MU, ALPHA, -0.02), ALPHA));
  }

  @Test
  void aGainThatIsNotFiniteIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Coupling(MU, ALPHA, Double.NaN));
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return new Coupling(MU, ALPHA, -0.02);
    }
  }
}
