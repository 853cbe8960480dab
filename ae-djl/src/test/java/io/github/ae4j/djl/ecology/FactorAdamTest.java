package io.github.ae4j.djl.ecology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.ecology.Plasticity;
import org.junit.jupiter.api.Test;

class FactorAdamTest {
  private static final Plasticity HOW = new Plasticity(Plasticity.Kind.BACKPROP, 0.1, 1.0, 0.5);

  /** The first step is the gradient's sign and the decay, the second by hand; the clip halves the gradient. */
  @Test
  void stepsAreThoseOfAdamW() {
    double[] values = {2.0, -1.0};
    FactorAdam adam = new FactorAdam(2);
    adam.step(values, new float[] {1.2f, -1.6f}, HOW);
    assertArrayEquals(new double[] {2.0 - 0.1 - 0.1, -1.0 + 0.1 + 0.05}, values, 1e-6);

    double before = values[0];
    adam.step(values, new float[] {-0.3f, 0f}, HOW);
    double mean = (0.9 * 0.1 * 0.6 + 0.1 * -0.3) / (1 - 0.81);
    double square = (0.999 * 0.001 * 0.36 + 0.001 * 0.09) / (1 - 0.999 * 0.999);
    assertEquals(before - 0.1 * (mean / Math.sqrt(square) + 0.5 * before), values[0], 1e-6);
  }

  @Test
  void itGoesOnFromItsMemory() {
    double[] one = {0.5, 0.25, -3.0};
    FactorAdam adam = new FactorAdam(3);
    adam.step(one, new float[] {1f, 2f, 3f}, HOW);
    double[] two = one.clone();
    FactorAdam other = new FactorAdam(3, adam.memory());
    adam.step(one, new float[] {3f, -2f, 1e-9f}, HOW);
    other.step(two, new float[] {3f, -2f, 1e-9f}, HOW);
    assertArrayEquals(one, two);
    assertArrayEquals(adam.memory(), other.memory());
  }
}
