package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StallDriveTest {
  private final LawBed laws = new LawBed();

  @ParameterizedTest
  @ValueSource(doubles = {-3.0, -0.1, 0.0, 0.5})
  void aTrendWithinTheScatterIsAStall(double trend) {
    StallDrive law = new StallDrive(Coefficient.NOISE, 0.5, 0.25);
    Bed bed = new Bed(law).with(Signal.TREND, trend).with(Signal.VARIANCE_BASE, 4.0);
    double t = trend / (0.25 * 2.0);
    assertEquals(0.5 * Math.exp(-t * t), laws.drive(law, bed, Coefficient.NOISE), 1e-12);
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return new StallDrive("strength", 0.5, 0.25);
    }
  }
}
