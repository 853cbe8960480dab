package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VarianceDriveTest {
  private static final String ALPHA = Coefficient.LEARNING_RATE;

  private final LawBed laws = new LawBed();

  private static double softplus(double x) {
    return Math.log(1.0 + Math.exp(x));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "0,1", "3,2", "100,1", "1,0"})
  void varianceYields(double v, double base) {
    double ratio = base == 0.0 ? 50.0 : Math.min(50.0, v / base);
    VarianceDrive centred = VarianceDrive.centred(ALPHA, 0.7);
    Bed bed = new Bed(centred).with(Signal.VARIANCE, v).with(Signal.VARIANCE_BASE, base);
    double expected = -0.7 * (softplus(ratio) - softplus(1.0));
    assertEquals(expected, laws.drive(centred, bed, ALPHA), 1e-9);
    VarianceDrive plain = new VarianceDrive(ALPHA, 0.7, false, 50.0);
    assertEquals(-0.7 * softplus(ratio), laws.drive(plain, bed, ALPHA), 1e-9);
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return VarianceDrive.centred(Coefficient.BETA2, -0.8);
    }
  }
}
