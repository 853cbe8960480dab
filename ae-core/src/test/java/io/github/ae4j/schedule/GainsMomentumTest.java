package io.github.ae4j.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.law.Law;
import io.github.ae4j.preset.ScheduleConfig;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GainsMomentumTest {
  /** z, reward's trend, r; the sum of its three terms. */
  @ParameterizedTest
  @CsvSource({
    "0.02, 0, 1, 1",
    "0.03, 0.5, 1, 1.5",
    "0.02, -3, 1, 0",
    "0, 0, 1, -1",
    "0.01, 0, 5, -.5",
    "0.01, 0, 0, .5",
    "-1, -9, 9, -2.5"
  })
  void gainsMomentum(double z, double reward, double r, double sum) {
    RuleBed bed = new RuleBed(new GainsMomentum(Coefficient.MOMENTUM, 0.02, 0.01));
    bed.bed.with(Signal.REWARD_TREND, reward);
    assertEquals(0.01 * sum, bed.push(z, r), 1e-12);
  }

  @Test
  void badConstantsAreRefused() {
    assertEquals(
        "gain must be finite and at least 0.0, got -1.0",
        assertThrows(
                IllegalArgumentException.class,
                () -> new GainsMomentum(Coefficient.MOMENTUM, -1.0, 0.01))
            .getMessage());
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return ScheduleConfig.defaults().gainsMomentum();
    }
  }
}
