package io.github.ae4j.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.LimitContract;
import java.util.List;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadoutRateTest {
  private final Candidate candidate =
      new Candidate(
          Coefficients.of(List.of(Coefficient.of("readoutRate", Chart.LINEAR, 0.0, 1.0)), 0.5));

  private double rate(ReadoutRate limit, double clock, double pull) {
    Bed bed = new Bed(limit).with(Signal.CLOCK, clock).with(Signal.READOUT_PULL, pull);
    limit.limit(bed.signals, candidate, bed.memory);
    return candidate.value(0);
  }

  @Test
  void theReadoutFollowsFasterWhileItLiesUphill() {
    ReadoutRate standard = StandardConfig.defaults().readoutRate();
    assertEquals(0.25, rate(standard, 13.0, -0.1), 1e-12);
    assertEquals(0.5, rate(standard, 13.0, 0.1), 1e-12);
    assertEquals(1.0, rate(standard, 1.0, 0.1), 1e-12);
  }

  /** c = lead/(k + 3), twice that while the pull is positive, at most 1. */
  @ParameterizedTest
  @CsvSource({"1, -1", "5, -0.5", "5, 0", "5, 0.5", "40, 1", "1000, 0.001"})
  void theRateFallsWithTheClock(double k, double pull) {
    double c = Math.min(1.0, (pull > 0.0 ? 2.0 : 1.0) * 2.5 / (k + 3.0));
    assertEquals(c, rate(new ReadoutRate(2.5), k, pull), 1e-12);
  }

  @Group
  class Contract implements LimitContract {
    @Override
    public Limit limit() {
      return StandardConfig.defaults().readoutRate();
    }
  }
}
