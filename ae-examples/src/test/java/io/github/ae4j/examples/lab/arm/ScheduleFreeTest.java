package io.github.ae4j.examples.lab.arm;

import static io.github.ae4j.examples.lab.arm.Feed.assertClose;
import static io.github.ae4j.examples.lab.arm.Feed.assertRate;

import org.junit.jupiter.api.Test;

/** The first steps of x (served), y (gradient) and z, worked by hand. */
class ScheduleFreeTest {
  /** z is .8, .7, .8; x their mean with the 1 of the start; y = .1 z + .9 x. */
  @Test
  void sgd() {
    Optimizer sgd = Feed.start(Arms.scheduleFreeSgd(0.1), 3, 1.0);
    Feed.step(sgd, 2.0);
    assertClose(new double[] {0.9}, sgd.served());
    assertClose(new double[] {0.89}, sgd.point());
    Feed.step(sgd, 1.0);
    assertClose(new double[] {2.5 / 3.0}, sgd.served());
    assertClose(new double[] {0.82}, sgd.point());
    Feed.step(sgd, -1.0);
    assertClose(new double[] {0.825}, sgd.served());
    assertClose(new double[] {0.8225}, sgd.point());
  }

  /** gamma^2 is .01 (1 - .999^t): weights .001, .001999, .002997001 of the averages. */
  @Test
  void adamW() {
    Optimizer adamW = Feed.start(Arms.scheduleFreeAdamW(0.1), 3, 1.0);
    Feed.step(adamW, 2.0); // v = .004
    double gamma = 0.1 * Math.sqrt(0.001);
    assertRate(gamma, adamW);
    double z = 1.0 - gamma * (2.0 / (Math.sqrt(0.004) + 1e-8) + 0.01);
    double x = z;
    double y = z;
    assertClose(new double[] {x}, adamW.served());
    assertClose(new double[] {y}, adamW.point());
    Feed.step(adamW, 1.0); // v = .004996
    gamma = 0.1 * Math.sqrt(0.001999);
    z -= gamma * (1.0 / (Math.sqrt(0.004996) + 1e-8) + 0.01 * y);
    x = (0.001 * x + 0.001999 * z) / 0.002999;
    y = 0.1 * z + 0.9 * x;
    assertClose(new double[] {x}, adamW.served());
    assertClose(new double[] {y}, adamW.point());
    Feed.step(adamW, -1.0); // v = .005991004
    gamma = 0.1 * Math.sqrt(0.002997001);
    z -= gamma * (-1.0 / (Math.sqrt(0.005991004) + 1e-8) + 0.01 * y);
    x = (0.002999 * x + 0.002997001 * z) / 0.005996001;
    assertClose(new double[] {x}, adamW.served());
    assertClose(new double[] {0.1 * z + 0.9 * x}, adamW.point());
  }

  /** Four of eight steps rise: a quarter, a half, three quarters, all. */
  @Test
  void warmsUp() {
    Optimizer adamW = Feed.start(Arms.scheduleFreeAdamW(0.1, 0.5), 8, 1.0);
    for (int t = 1; t <= 8; t++) {
      Feed.step(adamW, 1.0);
      assertRate(0.1 * Math.min(1.0, 0.25 * t) * Math.sqrt(1.0 - Math.pow(0.999, t)), adamW);
    }
  }
}
