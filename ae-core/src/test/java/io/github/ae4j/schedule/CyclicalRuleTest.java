package io.github.ae4j.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.law.Law;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CyclicalRuleTest {
  /** Smith's triangle between a bottom of 0 and a top of log factor. */
  @Property(tries = 50)
  void cyclicalRule(
      @ForAll @DoubleRange(min = 1.1, max = 20.0) double factor,
      @ForAll @IntRange(min = 1, max = 40) int half) {
    RuleBed bed = new RuleBed(CyclicalRule.of(RuleBed.ALPHA, factor, half));
    double x = 0.0;
    for (int t = 1; t <= 5 * half; t++) {
      x += bed.push();
      double cycle = Math.floor(1.0 + t / (2.0 * half));
      double place = Math.abs((double) t / half - 2.0 * cycle + 1.0);
      assertEquals(Math.log(factor) * (1.0 - place), x, 1e-9);
    }
  }

  @Test
  void badCyclesAreRefused() {
    assertEquals(
        "factor must be finite and above 1, got 0.5",
        assertThrows(IllegalArgumentException.class, () -> CyclicalRule.of(RuleBed.ALPHA, 0.5, 10))
            .getMessage());
    assertEquals(
        "half must be finite and at least 1.0, got 0.0",
        assertThrows(IllegalArgumentException.class, () -> CyclicalRule.of(RuleBed.ALPHA, 2.0, 0))
            .getMessage());
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return CyclicalRule.of(RuleBed.ALPHA, 2.0, 7);
    }
  }
}
