package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.coefficient.Drive;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.ControlLawContract;
import java.util.List;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AveragingClockTest {
  private final AveragingClock law = new AveragingClock(4.0, 10.0, 0.0);
  private final Coefficients coefficients =
      Coefficients.of(
          List.of(
              Coefficient.of(Coefficient.MOMENTUM, Chart.LOG_COMPLEMENT, 0.0, 0.99999),
              Coefficient.of(Coefficient.RATE_MEMORY, Chart.LINEAR, 0.0, 1e3)),
          0.5,
          3.0);

  /** c = 4/(K+4), and 8/(K+8) while the gradient pulls to the average. */
  @ParameterizedTest
  @CsvSource({"0, -1, 0", "4, 0, .5", "4, .1, .333333333333", "396, -.1, .99"})
  void theAverageIsAsLongAsTheClock(double clock, double pull, double mu) {
    Bed bed = new Bed(law);
    bed.with(Signal.AVERAGING_CLOCK, clock).with(Signal.READOUT_PULL, pull);
    Drive drive = new Drive(coefficients, 1);
    law.drive(bed.signals, coefficients, drive, bed.memory);
    double x = coefficients.coordinate(0) + drive.total(0);
    assertEquals(mu, Chart.LOG_COMPLEMENT.value(x), 1e-9);
    assertEquals(10.0, coefficients.coordinate(1) + drive.total(1), 1e-12);
  }

  /** With a rate of .5 a decay of .1 forgets in 20 steps, and one of 2 at once. */
  @ParameterizedTest
  @CsvSource({"0, .99", ".001, .99", ".1, .95", "2, 0", "9, 0"})
  void theAverageIsNoLongerThanTheDecayRemembers(double decay, double mu) {
    AveragingClock clock = new AveragingClock(4.0, 10.0, decay);
    Coefficients rate =
        Coefficients.of(
            List.of(
                Coefficient.of(Coefficient.MOMENTUM, Chart.LOG_COMPLEMENT, 0.0, 0.99999),
                Coefficient.of(Coefficient.RATE_MEMORY, Chart.LINEAR, 0.0, 1e3),
                Coefficient.of(Coefficient.LEARNING_RATE, Chart.LOG, 1e-3, 1e3)),
            0.5,
            3.0,
            0.5);
    Bed bed = new Bed(clock);
    bed.with(Signal.AVERAGING_CLOCK, 396.0).with(Signal.READOUT_PULL, 0.0);
    Drive drive = new Drive(rate, 1);
    clock.drive(bed.signals, rate, drive, bed.memory);
    assertEquals(mu, Chart.LOG_COMPLEMENT.value(rate.coordinate(0) + drive.total(0)), 1e-9);
  }

  @Test
  void badConstantsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new AveragingClock(0.0, 10.0, 0.0));
    assertThrows(IllegalArgumentException.class, () -> new AveragingClock(4.0, Double.NaN, 0.0));
    assertThrows(IllegalArgumentException.class, () -> new AveragingClock(4.0, 10.0, -1.0));
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return StandardConfig.defaults().averagingClock(0.01);
    }

    /** It switches with the sign of the pull. */
    @Override
    public double lipschitz() {
      return Double.POSITIVE_INFINITY;
    }
  }
}
