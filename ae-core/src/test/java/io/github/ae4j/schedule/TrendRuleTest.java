package io.github.ae4j.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.law.Law;
import io.github.ae4j.preset.ScheduleConfig;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendRuleTest {
  private static final TrendRule RULE = new TrendRule(RuleBed.ALPHA, RuleBed.SEED, 0.01, 0.5);

  /** z, r; the share of the way up, the share down. */
  @ParameterizedTest
  @CsvSource({
    "0.03, 1, 1, 0",
    "0.02, 1, 1, 0",
    "0.015, 1, .5, 0",
    "0.01, 1, 0, 0",
    "0.005, 0, 0, .5",
    "0, 0, 0, 1",
    "0, 1, 0, 1",
    "0, 4, 0, 1",
    "-1, 4, 0, 1"
  })
  void trendRule(double z, double r, double up, double down) {
    double expected = up * Math.log(1.02) + down * Math.log(0.8) / (1.0 + 0.5 * r);
    assertEquals(expected, new RuleBed(RULE).push(z, r), 1e-12);
  }

  @Test
  void aConstantLossMovesNothing() {
    RuleBed bed = new RuleBed(RULE);
    for (int t = 0; t < 50; t++) {
      assertEquals(0.0, bed.push(3.0));
    }
  }

  @Property(tries = 50)
  void theUnitOfTheLossDoesNotMatter(
      @ForAll long seed,
      @ForAll @DoubleRange(min = -6, max = 6) double digits,
      @ForAll @DoubleRange(min = -3, max = 3) double shift) {
    double scale = Math.pow(10.0, digits);
    RuleBed plain = new RuleBed(RULE);
    RuleBed scaled = new RuleBed(RULE);
    for (double loss : RuleBed.losses(200, seed)) {
      double push = plain.push(loss);
      assertEquals(push, scaled.push(scale * (loss + shift)), 1e-7);
      assertEquals(0.0, Math.max(0.0, Math.abs(push) - RULE.reach()));
    }
  }

  @Test
  void badConstantsAreRefused() {
    assertEquals(
        "threshold must be positive and finite, got 0.0",
        assertThrows(
                IllegalArgumentException.class,
                () -> new TrendRule(RuleBed.ALPHA, RuleBed.SEED, 0.0, 0.5))
            .getMessage());
    assertEquals(
        "damping must be finite and at least 0.0, got NaN",
        assertThrows(
                IllegalArgumentException.class,
                () -> new TrendRule(RuleBed.ALPHA, RuleBed.SEED, 1.0, Double.NaN))
            .getMessage());
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return ScheduleConfig.defaults().rule(ScheduleConfig.Kind.TREND, RuleBed.ALPHA);
    }
  }
}
