package io.github.ae4j.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.preset.StandardConfig;
import io.github.ae4j.signal.Bed;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentumClockTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.0, 1.0, 9.0, 81.0, 82.0, 1e9})
  void momentumFollowsTheClock(double k) {
    MomentumClock law = new MomentumClock(0.9, 9.0);
    Bed bed = new Bed(law).with(Signal.CLOCK, k);
    double target = Math.min(0.9, k / (k + 9.0));
    double u = LawBed.drive(law, bed, LawBed.MU, 0.5);
    Chart chart = LawBed.MU.chart();
    assertEquals(target, chart.value(chart.coordinate(0.5) + u), 1e-12);
  }

  @Test
  void badConstantsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new MomentumClock(1.0, 9));
    assertThrows(IllegalArgumentException.class, () -> new MomentumClock(0.9, 0));
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return StandardConfig.defaults().momentumClock();
    }
  }
}
