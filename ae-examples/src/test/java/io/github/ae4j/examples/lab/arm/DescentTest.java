package io.github.ae4j.examples.lab.arm;

import static io.github.ae4j.examples.lab.arm.Feed.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** SGD, Adam and AdamW against steps worked by hand. */
class DescentTest {
  @Test
  void heavyBallAddsUpGradients() {
    Optimizer sgd = Feed.start(Arms.constant(Base.SGD, 0.1), 3, 1.0, 0.0);
    Feed.step(sgd, 1.0, 10.0);
    assertClose(new double[] {0.9, -1.0}, sgd.point());
    Feed.step(sgd, 2.0, 0.0); // buffers 2.9 and 9
    assertClose(new double[] {0.61, -1.9}, sgd.point());
    Feed.step(sgd, -1.0, 0.0); // buffers 1.61 and 8.1
    assertClose(new double[] {0.449, -2.71}, sgd.point());
    assertEquals(0.9, sgd.coefficients().get("momentum"));
  }

  @Test
  void momentumIsAsTuned() {
    Optimizer sgd = Feed.start(Arms.sgd(0.1, 0.5), 2, 0.0);
    Feed.step(sgd, 2.0);
    Feed.step(sgd, 2.0); // buffers 2, 3
    assertClose(new double[] {-0.5}, sgd.point());
  }

  /** m is .2, then .08; v is .004, then .004996; weights 1-.9^2 = .19, 1-.999^2 = .001999. */
  @Test
  void adamDividesByItsRoot() {
    Optimizer adam = Feed.start(Arms.constant(Base.ADAM, 0.1), 2, 1.0);
    Feed.step(adam, 2.0);
    double first = 1.0 - 0.1 * 2.0 / (2.0 + 1e-8);
    assertClose(new double[] {first}, adam.point());
    Feed.step(adam, -1.0);
    double d = (0.08 / 0.19) / (Math.sqrt(0.004996 / 0.001999) + 1e-8);
    assertClose(new double[] {first - 0.1 * d}, adam.point());
  }

  @Test
  void adamWShrinksTheWeightsBeside() {
    Optimizer adamW = Feed.start(Arms.constant(Base.ADAMW, 0.1), 2, 1.0);
    Feed.step(adamW, 2.0);
    double first = 0.999 - 0.2 / (2.0 + 1e-8);
    assertClose(new double[] {first}, adamW.point());
    Feed.step(adamW, 0.0); // m = .18, v = .003996
    double d = (0.18 / 0.19) / (Math.sqrt(0.003996 / 0.001999) + 1e-8);
    assertClose(new double[] {0.999 * first - 0.1 * d}, adamW.point());
  }

  @Test
  void adamWTakesItsBetas() {
    Optimizer adamW = Feed.start(Arms.adamw(0.1, 0.5, 0.75), 2, 0.0);
    Feed.step(adamW, 4.0);
    double first = -0.4 / (4.0 + 1e-8);
    Feed.step(adamW, 0.0); // m = 2 then 1, v = 4 then 3
    double d = (1.0 / 0.75) / (Math.sqrt(3.0 / 0.4375) + 1e-8);
    assertClose(new double[] {0.999 * first - 0.1 * d}, adamW.point());
  }
}
