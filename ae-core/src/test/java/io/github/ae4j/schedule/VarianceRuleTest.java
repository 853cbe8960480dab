package io.github.ae4j.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.law.Law;
import io.github.ae4j.preset.ScheduleConfig;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VarianceRuleTest {
  private static final VarianceRule RULE = new VarianceRule(RuleBed.ALPHA, RuleBed.SEED, 0.5, 2.0);

  @ParameterizedTest
  @CsvSource({"0, 1, 0", ".25, .5, 0", ".5, 0, 0", "1, 0, 0", "2, 0, 0", "3, 0, .5", "9, 0, 1"})
  void varianceRule(double r, double up, double down) {
    double expected = up * Math.log(1.02) + down * Math.log(0.8);
    assertEquals(expected, new RuleBed(RULE).push(0.0, r), 1e-12);
  }

  @Test
  void withoutAScaleItMovesNothing() {
    assertEquals(0.0, new RuleBed(RULE).push());
  }

  private static String refused(double calm, double unstable) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> new VarianceRule(RuleBed.ALPHA, RuleBed.SEED, calm, unstable))
        .getMessage();
  }

  @Test
  void reversedThresholdsAreRefused() {
    String rule = "calm must be positive and below a finite unstable, got ";
    assertEquals(rule + "2.0 and 0.5", refused(2.0, 0.5));
    assertEquals(rule + "1.0 and 1.0", refused(1.0, 1.0));
    assertEquals(rule + "0.0 and 1.0", refused(0.0, 1.0));
    assertEquals(rule + "NaN and 1.0", refused(Double.NaN, 1.0));
    assertEquals(rule + "1.0 and NaN", refused(1.0, Double.NaN));
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return ScheduleConfig.defaults().rule(ScheduleConfig.Kind.VARIANCE, RuleBed.ALPHA);
    }
  }
}
