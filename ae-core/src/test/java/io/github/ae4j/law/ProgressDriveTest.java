package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressDriveTest {
  private static final String ALPHA = Coefficient.LEARNING_RATE;

  private final LawBed laws = new LawBed();

  @ParameterizedTest
  @ValueSource(doubles = {-3.0, -0.1, 0.0, 0.2, 50.0})
  void progressPushesWhileTheLossFalls(double trend) {
    ProgressDrive free = new ProgressDrive(ALPHA, 0.8, 2.0, true);
    Bed bed = new Bed(free).with(Signal.TREND, trend).with(Signal.VARIANCE_BASE, 4.0);
    assertEquals(-0.8 * Math.tanh(trend / 4.0), laws.drive(free, bed, ALPHA), 1e-12);
    ProgressDrive plain = new ProgressDrive(ALPHA, 0.8, 2.0, false);
    assertEquals(-0.8 * Math.tanh(trend / 2.0), laws.drive(plain, bed, ALPHA), 1e-12);
  }

  @Test
  void progressIsZeroOnAConstantLoss() {
    assertEquals(0.0, laws.drive(new ProgressDrive(ALPHA, 0.8, 1.0, true), ALPHA));
  }

  @Group
  class InUnitsOfItsDeviation implements ControlLawContract {
    @Override
    public Law law() {
      return new ProgressDrive(ALPHA, 0.8, 1.0, true);
    }
  }

  @Group
  class InLossUnits implements ControlLawContract {
    @Override
    public Law law() {
      return new ProgressDrive(ALPHA, 0.8, 1.0, false);
    }
  }
}
