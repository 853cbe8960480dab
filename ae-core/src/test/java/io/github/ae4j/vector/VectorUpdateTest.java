package io.github.ae4j.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.vector.VectorUpdate.Adam;
import io.github.ae4j.vector.VectorUpdate.Sgd;
import io.github.ae4j.vector.VectorUpdate.Target;
import java.nio.FloatBuffer;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Updates are those of their formulas in double arithmetic, and go where they are told to. */
class VectorUpdateTest {
  private static final int SIZE = 1_100;
  private static final Adam ADAM = new Adam(0.02, 0.8, 0.95, 1e-3, 0.05, 0.01, 0.007);
  private static final Sgd SGD = new Sgd(0.03, 1.7, 0.05, 0.02);

  private final Random random = new Random(7);
  private final FloatBuffer theta = vector();
  private final FloatBuffer gradient = vector();
  private final FloatBuffer first = vector();
  private final FloatBuffer second = vector();
  private final VectorUpdate update = new VectorUpdate();

  @ParameterizedTest
  @EnumSource(Target.class)
  void adam(Target target) {
    for (int i = 0; i < SIZE; i++) {
      second.put(i, Math.abs(second.get(i)));
    }
    double[][] expected = new double[SIZE][];
    for (int i = 0; i < SIZE; i++) {
      double g = gradient.get(i) + ADAM.decay() * theta.get(i);
      double m = ADAM.first() * first.get(i) + (1.0 - ADAM.first()) * g;
      double v = ADAM.second() * second.get(i) + (1.0 - ADAM.second()) * g * g;
      double along = ADAM.rate() * m + ADAM.own() * g;
      double u = along / (Math.sqrt(v) + ADAM.epsilon()) + ADAM.lost() * theta.get(i);
      expected[i] = new double[] {u, theta.get(i) - u, m, v};
    }
    double[] before = values(gradient);
    double[] stood = values(theta);
    update.adam(new StepVectors(SIZE, theta, gradient, first, second, null, null), ADAM, target);
    check(target, expected, before, stood);
    for (int i = 0; i < SIZE; i++) {
      assertEquals(expected[i][3], second.get(i), 1e-5);
    }
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void heavyBall(Target target) {
    sgd(target, first, SGD.momentum());
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void withoutAFirstMoment(Target target) {
    for (int i = 0; i < SIZE; i++) {
      first.put(i, 0f);
    }
    sgd(target, null, 0.0);
  }

  private void sgd(Target target, @Nullable FloatBuffer moment, double momentum) {
    double[][] expected = new double[SIZE][];
    for (int i = 0; i < SIZE; i++) {
      double g = gradient.get(i) + SGD.decay() * theta.get(i);
      double m = momentum * first.get(i) + SGD.rate() * g;
      double u = m + SGD.own() * g;
      expected[i] = new double[] {u, theta.get(i) - u, moment == null ? 0.0 : m};
    }
    double[] before = values(gradient);
    double[] stood = values(theta);
    update.sgd(new StepVectors(SIZE, theta, gradient, moment, null, null, null), SGD, target);
    check(target, expected, before, stood);
  }

  private void check(Target target, double[][] expected, double[] gradients, double[] stood) {
    for (int i = 0; i < SIZE; i++) {
      double moved = target == Target.GRADIENT ? stood[i] : expected[i][1];
      double left =
          switch (target) {
            case GRADIENT -> expected[i][0];
            case PARAMETERS -> gradients[i];
            case PARAMETERS_ZEROING -> 0.0;
          };
      assertEquals(moved, theta.get(i), 1e-5);
      assertEquals(left, gradient.get(i), 1e-5);
      assertEquals(expected[i][2], first.get(i), 1e-5);
    }
  }

  @Test
  void aMissingGradientIsZero() {
    double[] stood = values(theta);
    StepVectors vectors = new StepVectors(SIZE, theta, null, null, null, null, null);
    update.sgd(vectors, new Sgd(0.5, 0.0, 0.1, 0.0), Target.PARAMETERS_ZEROING);
    for (int i = 0; i < SIZE; i++) {
      assertEquals(0.95 * stood[i], theta.get(i), 1e-6);
    }
    assertThrows(NullPointerException.class, () -> update.sgd(vectors, SGD, Target.GRADIENT));
  }

  /** Under a decay of .9 alone a float goes down to the smallest of all and stays there. */
  @Test
  void momentsThatNothingFeedsDoNotBecomeSubnormal() {
    for (int i = 0; i < SIZE; i++) {
      gradient.put(i, 0f);
      second.put(i, Math.abs(second.get(i)));
    }
    StepVectors vectors = new StepVectors(SIZE, theta, gradient, first, second, null, null);
    Adam adam = new Adam(0.02, 0.9, 0.9, 1e-3, 0.0, 0.0, 0.0);
    for (int t = 0; t < 1_000; t++) {
      update.adam(vectors, adam, Target.PARAMETERS);
    }
    for (int i = 0; i < SIZE; i++) {
      assertTrue(usual(first.get(i)), "first " + i);
      assertTrue(usual(second.get(i)), "second " + i);
    }
  }

  /** What stays, 1 - 1e-7, is 1 - 1.19e-7 as a float. */
  @Test
  void aSmallDecayIsNotRounded() {
    for (int i = 0; i < SIZE; i++) {
      gradient.put(i, 0f);
      first.put(i, 0f);
      second.put(i, 1f);
      theta.put(i, 1f + i / 1024f);
    }
    double before = sum(theta);
    Adam adam = new Adam(0.02, 0.9, 0.9, 1e-3, 0.0, 1e-7, 0.0);
    StepVectors vectors = new StepVectors(SIZE, theta, gradient, first, second, null, null);
    for (int t = 0; t < 100; t++) {
      update.adam(vectors, adam, Target.PARAMETERS);
    }
    assertEquals(1e-5, (before - sum(theta)) / before, 1e-6);
  }

  @Test
  void aDecayOfOneIsNamed() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> new Adam(0.1, 0.9, 1.0, 1e-8, 0.0, 0.0, 0.0));
    assertEquals("second must be in [0, 1), got 1.0", error.getMessage());
  }

  private static double sum(FloatBuffer vector) {
    return java.util.Arrays.stream(values(vector)).sum();
  }

  private static boolean usual(float value) {
    return value == 0f || Math.abs(value) >= Float.MIN_NORMAL;
  }

  private FloatBuffer vector() {
    FloatBuffer vector = VectorSumsTest.direct(SIZE);
    for (int i = 0; i < SIZE; i++) {
      vector.put(i, (float) random.nextGaussian());
    }
    return vector;
  }

  private static double[] values(FloatBuffer vector) {
    double[] values = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      values[i] = vector.get(i);
    }
    return values;
  }
}
