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

class ResonanceDriveTest {
  private static final String ALPHA = Coefficient.LEARNING_RATE;

  private final LawBed laws = new LawBed();

  @ParameterizedTest
  @ValueSource(doubles = {-1.0, -0.5, 0.3, 0.9})
  void resonancePushesByTheMarginAndReportsIt(double rho) {
    Law law = new ResonanceDrive(0.5, 0.3);
    Bed bed = new Bed(law).with(Signal.PHASE, rho);
    assertEquals(0.5 * (rho - 0.3), laws.drive(law, bed, ALPHA), 1e-12);
    assertEquals(0.3 - rho, bed.value(Signal.RESONANCE_MARGIN), 1e-12);
  }

  @Test
  void aGainThatIsNotFiniteIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ResonanceDrive(Double.NaN, 0));
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return new ResonanceDrive(0.4, 0.3);
    }
  }
}
