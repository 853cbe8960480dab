package io.github.ae4j.examples.lab.arm;

import static io.github.ae4j.examples.lab.arm.Feed.assertClose;
import static io.github.ae4j.examples.lab.arm.Feed.assertRate;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Three of four steps worked by hand: the slow decay, its weight and the cosine move. */
class AdEmaMixDirectionTest {
  /**
   * With b1 = .9 = 1 - .1 and b3 = .99 the slow decay at t/T is b1 to the power ln b3 / ((1 - t/T) ln b3 + t/T
   * ln b1); at T it is b3.
   */
  private static double slow(double share) {
    double ratio = Math.log(0.99) / Math.log(0.9);
    return Math.pow(0.9, ratio / ((1.0 - share) * ratio + share));
  }

  @Test
  void mixesAFastAndASlowMoment() {
    Optimizer mix = Feed.start(NetworkArms.adEmaMix(0.1, 0.99), 4, 1.0);
    Feed.step(mix, 2.0); // fast 2 unbiased, weight 5/4, v 4 unbiased
    assertRate(0.1, mix);
    double n = (1.0 - slow(0.25)) * 2.0;
    double theta = 0.999 - 0.1 * (2.0 + 1.25 * n) / (2.0 + 1e-8);
    assertClose(new double[] {theta}, mix.point());
    Feed.step(mix, -1.0); // fast .08/.19, weight 5/2, v .004996/.001999
    double rate = 0.05 * (1.0 + Math.sqrt(0.5));
    assertRate(rate, mix);
    n = slow(0.5) * n - (1.0 - slow(0.5));
    double d = (0.08 / 0.19 + 2.5 * n) / (Math.sqrt(0.004996 / 0.001999) + 1e-8);
    theta = (1.0 - 0.01 * rate) * theta - rate * d;
    assertClose(new double[] {theta}, mix.point());
    Feed.step(mix, 3.0); // fast .072 + .3, over 1 - .729; v .004991004 + .009
    n = slow(0.75) * n + (1.0 - slow(0.75)) * 3.0;
    d = (0.372 / 0.271 + 3.75 * n) / (Math.sqrt(0.013991004 / 0.002997001) + 1e-8);
    theta = 0.9995 * theta - 0.05 * d;
    assertClose(new double[] {theta}, mix.point());
  }

  /** Whatever comes after the run has the last decay and weight. */
  @Test
  void endsAtItsConstants() {
    AdEmaMixDirection mix = new AdEmaMixDirection(1, 0.99, 5.0, 1);
    mix.update(new double[] {1.0});
    assertClose(new double[] {(1.0 + 5.0 * 0.01) / (1.0 + 1e-8)}, mix.last);
    mix.update(new double[] {1.0});
    assertClose(new double[] {(1.0 + 5.0 * 0.0199) / (1.0 + 1e-8)}, mix.last);
  }

  @Test
  void theSlowMomentIsTheSlowerOne() {
    assertThrows(IllegalArgumentException.class, () -> new AdEmaMixDirection(1, 0.9, 5.0, 1));
    assertThrows(IllegalArgumentException.class, () -> new AdEmaMixDirection(1, 1.0, 5.0, 1));
  }
}
