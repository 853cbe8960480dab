package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The factors move along the trace. */
class HebbianRuleTest {
  /** dB and dA are the slopes of the sum over E times (alpha/r) B A. */
  @Test
  void isTheSlopeOfTheTraceTimesTheProduct() {
    List<AdaptedShape> shapes = List.of(new AdaptedShape("one", 3, 2));
    double[] a = {0.1, -0.2, 0.3};
    double[] b = {0.5, -0.4};
    LoraFactors factors = LoraFactors.of(shapes, 1, List.of(a), List.of(b));
    double[] pre = {1.0, 2.0, -1.0};
    double[] post = {0.7, 0.2};
    HebbianRule rule = new HebbianRule(factors);
    rule.trace(0, pre, post, 0.5);
    LoraFactors moved = rule.step(new Plasticity(Plasticity.Kind.HEBBIAN, 0.1, 1e9, 0.0));
    double ax = 0.1 - 0.4 - 0.3;
    double by = 0.5 * 0.7 - 0.4 * 0.2;
    for (int o = 0; o < 2; o++) {
      assertEquals(b[o] + 0.1 * 0.5 * 2.0 * post[o] * ax, moved.b(0)[o], 1e-15);
    }
    for (int i = 0; i < 3; i++) {
      assertEquals(a[i] + 0.1 * 0.5 * 2.0 * by * pre[i], moved.a(0)[i], 1e-15);
    }
  }

  @Test
  void isClippedToItsNorm() {
    SplittableRandom random = new SplittableRandom(1);
    LoraFactors factors = LoraMergeProperties.drawn(2, random);
    HebbianRule rule = new HebbianRule(factors);
    rule.trace(0, random.doubles(11).toArray(), random.doubles(7).toArray(), 100.0);
    LoraFactors moved = rule.step(new Plasticity(Plasticity.Kind.HEBBIAN, 1.0, 0.25, 0.0));
    double squares = 0.0;
    for (int p = 0; p < 2; p++) {
      for (int i = 0; i < factors.a(p).length; i++) {
        squares += Math.pow(moved.a(p)[i] - factors.a(p)[i], 2);
      }
      for (int i = 0; i < factors.b(p).length; i++) {
        squares += Math.pow(moved.b(p)[i] - factors.b(p)[i], 2);
      }
    }
    assertEquals(0.25, Math.sqrt(squares), 1e-12);
  }

  @Test
  void noRewardAboveTheUsualChangesNothing() {
    LoraFactors factors = LoraMergeProperties.drawn(2, new SplittableRandom(1));
    HebbianRule rule = new HebbianRule(factors);
    rule.trace(0, new double[11], new double[7], 1.0);
    assertSame(factors, rule.step(Plasticity.hebbian(0.1)));
  }
}
