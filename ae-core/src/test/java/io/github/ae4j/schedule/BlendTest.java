package io.github.ae4j.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.law.Law;
import io.github.ae4j.preset.ScheduleConfig;
import io.github.ae4j.signal.Interruption;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.testkit.ControlLawContract;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Group;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BlendTest {
  private static final double ETA = 0.3;
  private static final double SHARE = 0.05;

  private static List<RateRule> rules() {
    return List.of(
        new TrendRule(RuleBed.ALPHA, RuleBed.SEED, 0.005, 0.25),
        new VarianceRule(RuleBed.ALPHA, RuleBed.SEED, 0.5, 2.0),
        CyclicalRule.of(RuleBed.ALPHA, 2.0, 3));
  }

  private static double[] weights(RuleBed bed) {
    double[] weights = new double[3];
    Arrays.setAll(weights, i -> bed.bed.value(Blend.weight(i)));
    return weights;
  }

  /** The rules run beside it, each alone, and the weights are worked out from what they push. */
  private static void check(Blend.Gain gain, long seed) {
    RuleBed blend = new RuleBed(new Blend(rules(), gain, ETA, SHARE));
    List<RuleBed> alone = rules().stream().map(RuleBed::new).toList();
    SplittableRandom random = new SplittableRandom(seed);
    double[] expected = {1.0 / 3.0, 1.0 / 3.0, 1.0 / 3.0};
    double[] last = new double[3];
    double before = Double.NaN;
    for (double loss : RuleBed.losses(300, seed)) {
      double rho = 2.0 * random.nextDouble() - 1.0;
      blend.bed.with(Signal.PHASE, rho);
      double push = blend.push(loss);
      double base = blend.bed.value(Signal.VARIANCE_BASE);
      double h = rho;
      if (gain == Blend.Gain.IMPROVEMENT) {
        double fall = (before - loss) / Math.sqrt(2.0 * base);
        h = base > 0.0 ? Math.max(-1.0, Math.min(1.0, fall)) / 20.0 : 0.0;
      }
      before = loss;
      double sum = 0.0;
      for (int i = 0; i < 3; i++) {
        expected[i] *= 1.0 + ETA * h * last[i] / rules().get(i).reach();
        sum += expected[i];
      }
      double u = 0.0;
      for (int i = 0; i < 3; i++) {
        expected[i] = (1.0 - SHARE) * expected[i] / sum + SHARE / 3.0;
        last[i] = alone.get(i).push(loss);
        u += expected[i] * last[i];
      }
      assertEquals(u, push, 1e-12);
      double[] weights = weights(blend);
      for (int i = 0; i < 3; i++) {
        assertEquals(expected[i], weights[i], 1e-10);
        assertTrue(weights[i] >= SHARE / 3.0, "no weight dies");
      }
      assertEquals(1.0, Arrays.stream(weights).sum(), 1e-12);
    }
  }

  @Property(tries = 30)
  void blendWeighsBySlope(@ForAll long seed) {
    check(Blend.Gain.SLOPE, seed);
  }

  @Property(tries = 30)
  void blendWeighsByImprovement(@ForAll long seed) {
    check(Blend.Gain.IMPROVEMENT, seed);
  }

  @Test
  void whoPushedUpGainsWhileGradientsAgree() {
    RateRule up = CyclicalRule.of(RuleBed.ALPHA, 2.0, 1_000);
    RateRule down = new TrendRule(RuleBed.ALPHA, RuleBed.SEED, 0.005, 0.0);
    RuleBed bed = new RuleBed(new Blend(List.of(up, down), Blend.Gain.SLOPE, 0.1, 0.001));
    bed.bed.with(Signal.PHASE, 0.9);
    for (int t = 0; t < 100; t++) {
      bed.push(0.0, 1.0);
    }
    assertTrue(bed.bed.value(Signal.RULE_1) > 0.95, "" + bed.bed.value(Signal.RULE_1));
    bed.bed.with(Signal.PHASE, -0.9);
    for (int t = 0; t < 200; t++) {
      bed.push(0.0, 1.0);
    }
    assertTrue(bed.bed.value(Signal.RULE_2) > 0.95, "" + bed.bed.value(Signal.RULE_2));
  }

  @Test
  void anInterruptionKeepsTheWeightsAndForgetsThePushes() {
    Blend blend = new Blend(rules(), Blend.Gain.SLOPE, 0.5, 0.0);
    RuleBed bed = new RuleBed(blend);
    bed.bed.with(Signal.PHASE, -1.0);
    for (int t = 0; t < 9; t++) {
      bed.push(0.0, 1.0);
    }
    double[] before = weights(bed);
    blend.interrupted(Interruption.DRIFT, bed.bed.signals, bed.bed.memory);
    bed.push(0.0, 1.0);
    assertEquals(before[0], weights(bed)[0], before[0]);
    assertTrue(weights(bed)[0] > 1.0 / 3.0, "the trend rule pushed down and was right");
  }

  private static String refused(List<RateRule> rules, double rate, double share) {
    return assertThrows(
            IllegalArgumentException.class, () -> new Blend(rules, Blend.Gain.SLOPE, rate, share))
        .getMessage();
  }

  @Test
  void badBlendsAreRefused() {
    assertEquals("number of rules must be in [1.0, 6.0], got 0.0", refused(List.of(), 0.1, 0.0));
    assertEquals("rate must be in [0.0, 0.5], got 0.6", refused(rules(), 0.6, 0.0));
    assertEquals("share must be in [0.0, 1.0], got NaN", refused(rules(), 0.1, Double.NaN));
    RateRule cycle = CyclicalRule.of(RuleBed.ALPHA, 2.0, 3);
    assertTrue(
        refused(List.of(cycle, cycle), 0.1, 0.0)
            .startsWith("rules of a blend must be of different names, got [CyclicalRule"));
    RateRule other = new TrendRule(Coefficient.MOMENTUM, RuleBed.SEED, 1.0, 0.0);
    assertTrue(
        refused(List.of(cycle, other), 0.1, 0.0)
            .startsWith("rules of a blend must be of one coefficient, got [CyclicalRule"));
  }

  @Group
  class Contract implements ControlLawContract {
    @Override
    public Law law() {
      ScheduleConfig config = ScheduleConfig.defaults();
      List<RateRule> rules =
          config.rules().stream().map(kind -> config.rule(kind, RuleBed.ALPHA)).toList();
      return config.blend(rules, Blend.Gain.IMPROVEMENT);
    }
  }
}
