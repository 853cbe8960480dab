package io.github.ae4j.examples.lab.streams;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.examples.lab.task.Gradients;
import org.junit.jupiter.api.Test;

class LogLossStreamTest {
  private static final Examples TWO =
      new Examples(
          "test",
          3,
          new int[][] {{0, 2}, {1}},
          new double[][] {{1.0, 2.0}, {4.0}},
          new boolean[] {true, false});

  @Test
  void gradientIsThatOfTheLoss() {
    Gradients.agree(new LogLossStream(TWO, 1), 1e-5, 1e-6);
  }

  /** At the score 2 of a positive the loss is log(1 + e^-2), its slope -1/(1 + e^2). */
  @Test
  void lossAndGradientByHand() {
    double[] gradient = {9.0, 9.0, 9.0, 9.0};
    double loss =
        new LogLossStream(TWO, 1).gradient(1, new double[] {1.0, 7.0, 0.25, 0.5}, gradient);
    assertEquals(0.126928, loss, 1e-6);
    double slope = -0.119203;
    assertArrayEquals(new double[] {slope, 0.0, 2.0 * slope, slope}, gradient, 1e-6);
  }

  @Test
  void countsTheWeightsServedFromAPlaceOn() {
    LogLossStream stream = new LogLossStream(TWO, 2);
    double[] served = {1.0, 0.25, 0.25, 0.5};
    assertEquals(Math.log(2.0), stream.evaluate(0, served), 1e-15);
    assertEquals(1.0, stream.online(1, served));
    assertEquals(0.126928, stream.evaluate(1, served), 1e-6);
    assertEquals(0.0, stream.online(2, served));
    assertEquals(1.701413, stream.evaluate(2, served), 1e-6);
  }
}
