package io.github.ae4j.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.law.Law;
import io.github.ae4j.preset.ScheduleConfig;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateauNoiseTest {
  /** z, r; shares up and down. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, 0",
    "0.005, 1, .5, 0",
    "-0.005, 1, .5, 0",
    "0.02, 1, 0, .1",
    "0, 3, 1, .5",
    "0.015, 9, 0, 1.05"
  })
  void plateauNoise(double z, double r, double up, double down) {
    PlateauNoise rule = new PlateauNoise(Coefficient.NOISE, RuleBed.SEED, 0.01, 2.0);
    double expected = up * Math.log(1.02) + down * Math.log(0.8);
    assertEquals(expected, new RuleBed(rule).push(z, r), 1e-12);
  }

  @Test
  void badConstantsAreRefused() {
    assertEquals(
        "unstable must be positive and finite, got NaN",
        assertThrows(
                IllegalArgumentException.class,
                () -> new PlateauNoise(Coefficient.NOISE, RuleBed.SEED, 0.01, Double.NaN))
            .getMessage());
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return ScheduleConfig.defaults().plateauNoise();
    }
  }
}
