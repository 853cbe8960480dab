package io.github.ae4j.examples.lab.arm;

import static io.github.ae4j.examples.lab.arm.Feed.assertClose;
import static io.github.ae4j.examples.lab.arm.Feed.assertRate;

import org.junit.jupiter.api.Test;

/** Three steps of the additive rule, worked by hand. */
class HypergradientTest {
  /** Products of neighbouring gradients: (3,-1).(1,2) = 1 and (-2,1).(3,-1) = -7, times .001. */
  @Test
  void onSgd() {
    Optimizer sgd = Feed.start(Arms.hypergradient(Base.SGD, 0.1), 3, 0.0, 0.0);
    Feed.step(sgd, 1.0, 2.0);
    assertRate(0.1, sgd);
    assertClose(new double[] {-0.1, -0.2}, sgd.point());
    Feed.step(sgd, 3.0, -1.0);
    assertRate(0.101, sgd);
    assertClose(new double[] {-0.403, -0.099}, sgd.point());
    Feed.step(sgd, -2.0, 1.0);
    assertRate(0.094, sgd);
    assertClose(new double[] {-0.215, -0.193}, sgd.point());
  }

  /**
   * d is (1, 1) but for Adam's epsilon; then m = (.39, .08), v = (.009999, .004996) over .19 and .001999.
   */
  @Test
  void onAdam() {
    Optimizer adam = Feed.start(Arms.hypergradient(Base.ADAM, 0.001), 3, 0.0, 0.0);
    Feed.step(adam, 1.0, 2.0);
    assertRate(0.001, adam);
    double d1 = 1.0 / (1.0 + 1e-8);
    double d2 = 2.0 / (2.0 + 1e-8);
    Feed.step(adam, 3.0, -1.0);
    double second = 0.001 + 1e-7 * (3.0 * d1 - d2);
    assertRate(second, adam);
    double e1 = (0.39 / 0.19) / (Math.sqrt(0.009999 / 0.001999) + 1e-8);
    double e2 = (0.08 / 0.19) / (Math.sqrt(0.004996 / 0.001999) + 1e-8);
    assertClose(new double[] {-0.001 * d1 - second * e1, -0.001 * d2 - second * e2}, adam.point());
    Feed.step(adam, -2.0, 1.0);
    assertRate(second + 1e-7 * (-2.0 * e1 + e2), adam);
  }
}
