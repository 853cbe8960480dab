package io.github.ae4j.examples.lab.arm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

/** Gradients given by hand, to an arm started by hand. */
final class Feed {
  static final double TOLERANCE = 1e-12;

  private Feed() {}

  /** Starts an arm on one vector. */
  static Optimizer start(Arm arm, int steps, double... weights) {
    return arm.recipe().start(new Start(weights, List.of(new int[] {weights.length}), steps, 0L));
  }

  /** One step at a loss of 1. */
  static void step(Optimizer optimizer, double... gradient) {
    optimizer.step(1.0, gradient);
  }

  /** Compares relative to the largest number expected, so that steps of 1e-6 count. */
  static void assertClose(double[] expected, double[] actual) {
    double scale = 0.0;
    for (double value : expected) {
      scale = Math.max(scale, Math.abs(value));
    }
    assertArrayEquals(expected, actual, TOLERANCE * scale);
  }

  static void assertRate(double expected, Optimizer optimizer) {
    double rate = optimizer.coefficients().get("learningRate");
    assertEquals(expected, rate, TOLERANCE * Math.abs(expected));
  }
}
