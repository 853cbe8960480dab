package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseDriveTest {
  private static final String ALPHA = Coefficient.LEARNING_RATE;
  private static final String MU = Coefficient.MOMENTUM;

  private final LawBed laws = new LawBed();

  @ParameterizedTest
  @ValueSource(doubles = {-1.0, -0.5, 0.3, 0.9})
  void thePhaseDrivesByItsDistanceFromTheSetpoint(double rho) {
    Law plain = new PhaseDrive(ALPHA, 0.4, 0.3, false);
    Bed bed = new Bed(plain).with(Signal.PHASE, rho);
    assertEquals(0.4 * (rho - 0.3), laws.drive(plain, bed, ALPHA), 1e-12);
    Law bounded = new PhaseDrive(MU, 0.4, 0.3, true);
    assertEquals(0.4 * Math.tanh(rho - 0.3), laws.drive(bounded, bed, MU), 1e-12);
  }

  @Test
  void aSetpointThatIsNoCosineIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new PhaseDrive(MU, 1, 1.5, true));
  }

  @Group
  class Bounded implements ControlLawContract {
    @Override
    public Law law() {
      return new PhaseDrive(MU, 0.8, 0.3, true);
    }
  }

  @Group
  class Plain implements ControlLawContract {
    @Override
    public Law law() {
      return new PhaseDrive(ALPHA, 0.4, 0.3, false);
    }
  }
}
