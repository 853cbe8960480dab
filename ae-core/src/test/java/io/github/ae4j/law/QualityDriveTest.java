package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualityDriveTest {
  private final LawBed laws = new LawBed();

  @ParameterizedTest
  @ValueSource(doubles = {-1.0, -0.5, 0.0, 0.9})
  void qualityPushesByTheShareOfGoodSteps(double rho) {
    Law law = new QualityDrive(Coefficient.MOMENTUM, -0.2, 0.5);
    Bed bed = new Bed(law).with(Signal.PHASE, rho);
    double expected = -0.2 * ((1.0 + rho) / 2.0 - 0.5);
    assertEquals(expected, laws.drive(law, bed, Coefficient.MOMENTUM), 1e-12);
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return new QualityDrive(Coefficient.EPSILON, -0.2, 0.5);
    }
  }
}
