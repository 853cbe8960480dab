package io.github.ae4j.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ae4j.law.Law;
import io.github.ae4j.preset.ScheduleConfig;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Statistic;
import io.github.ae4j.testkit.ControlLawContract;
import net.jqwik.api.Group;
import org.junit.jupiter.api.Test;

class GradientNormRuleTest {
  private static final GradientNormRule RULE =
      new GradientNormRule(RuleBed.ALPHA, RuleBed.SEED, 0.8, 1.25, 0.5, 0.9);

  private static double push(RuleBed bed, double norm) {
    bed.bed.with(Statistic.G_G, norm * norm);
    return bed.push();
  }

  @Test
  void gradientNormRule() {
    RuleBed bed = new RuleBed(RULE);
    double[] norms = {1.0, 1.0, 1.0, 5.0, 9.0, 2.0, 0.1, 0.01, 0.0, 0.0};
    for (int t = 0; t < norms.length; t++) {
      double r = mean(norms, t, 0.5) / mean(norms, t, 0.9);
      double up = Math.min(1.0, Math.max(0.0, 1.0 - r / 0.8));
      double down = Math.min(1.0, Math.max(0.0, r / 1.25 - 1.0));
      assertEquals(up * Math.log(1.02) + down * Math.log(0.8), push(bed, norms[t]), 1e-12);
    }
  }

  private static double mean(double[] x, int last, double decay) {
    double sum = 0.0;
    double weights = 0.0;
    for (int t = 0; t <= last; t++) {
      sum += Math.pow(decay, last - t) * x[t];
      weights += Math.pow(decay, last - t);
    }
    return sum / weights;
  }

  @Test
  void zeroGradientsMoveNothingAndADriftForgets() {
    RuleBed bed = new RuleBed(RULE);
    assertEquals(0.0, push(bed, 0.0));
    push(bed, 100.0);
    RULE.interrupted(Interruption.INSTABILITY, bed.bed.signals, bed.bed.memory);
    assertEquals(Math.log(1.02), push(bed, 0.0), 0.02);
    RULE.interrupted(Interruption.DRIFT, bed.bed.signals, bed.bed.memory);
    assertEquals(0.0, push(bed, 1.0));
  }

  @Test
  void reversedThresholdsAreRefused() {
    assertEquals(
        "low must be positive and below a finite high, got 2.0 and 0.5",
        assertThrows(
                IllegalArgumentException.class,
                () -> new GradientNormRule(RuleBed.ALPHA, RuleBed.SEED, 2.0, 0.5, 0.9, 0.99))
            .getMessage());
  }

  @Test
  void reversedDecaysAreRefused() {
    for (double[] decays : new double[][] {{0.99, 0.9}, {0.9, 0.9}, {-0.1, 0.9}, {0.9, 1.0}}) {
      assertEquals(
          "decays must be 0 <= fast < slow < 1, got " + decays[0] + " and " + decays[1],
          assertThrows(
                  IllegalArgumentException.class,
                  () ->
                      new GradientNormRule(
                          RuleBed.ALPHA, RuleBed.SEED, 0.5, 2.0, decays[0], decays[1]))
              .getMessage());
    }
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      return ScheduleConfig.defaults().rule(ScheduleConfig.Kind.GRADIENT_NORM, RuleBed.ALPHA);
    }
  }
}
