package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseLawTest {
  private final LawBed laws = new LawBed();

  private static double softStall(double trend, double base) {
    return Math.exp(-Math.pow(trend / (0.25 * Math.sqrt(base)), 2));
  }

  @ParameterizedTest
  @CsvSource({"0,1,1", "0.3,1,4", "0.4,1,4", "-0.49,9,4", "5,1000,1"})
  void noiseGrowsInAStall(double trend, double v, double base) {
    for (boolean smooth : new boolean[] {true, false}) {
      NoiseLaw law = new NoiseLaw(0.5, 0.4, 0.3, 0.2, 0.6, 0.25, smooth);
      Bed bed = new Bed(law).with(Signal.TREND, trend);
      bed.with(Signal.VARIANCE, v).with(Signal.VARIANCE_BASE, base).with(Signal.PHASE, 0.5);
      bed.with(Signal.UNCERTAINTY, 3.0).with(Signal.UNCERTAINTY_BASE, 2.0);
      boolean stalled = Math.abs(trend) < 0.25 * Math.sqrt(base);
      double stall = smooth ? softStall(trend, base) : stalled ? 1.0 : 0.0;
      double expected =
          0.5 * stall + 0.4 * 1.5 - 0.3 * Math.min(50.0, v / base) + 0.2 * (0.75 - 0.6);
      assertEquals(expected, laws.drive(law, bed, Coefficient.NOISE), 1e-12);
    }
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return new NoiseLaw(0.5, 0.4, 0.4, 0.2, 0.5, 0.25, true);
    }
  }
}
