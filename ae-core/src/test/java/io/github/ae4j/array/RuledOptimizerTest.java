package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Verdict;
import io.github.ae4j.preset.Presets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** The array optimizers with the rule inside, and the AdaGrad they need. */
class RuledOptimizerTest {
  private static final List<BiFunction<double[], Double, RuledOptimizer>> BOTH =
      List.of(OnlineSgd::new, OnlineAdaGrad::new);

  private static double loss(double[] theta, double[] gradient) {
    double loss = 0.0;
    for (int i = 0; i < theta.length; i++) {
      gradient[i] = (i + 1) * theta[i];
      loss += 0.5 * gradient[i] * theta[i];
    }
    return loss;
  }

  /** Duchi's update, written out. */
  @Test
  void adaGrad() {
    double[] theta = {1.0, -2.0};
    double[] expected = theta.clone();
    double[] sums = new double[2];
    ArrayOptimizer optimizer =
        ArrayOptimizer.adaGrad(
            theta, ArraySettings.of(0.3).withMomentum(0.0).withWeightDecay(0.1).withEpsilon(1e-3));
    for (int t = 0; t < 20; t++) {
      double[] gradient = {Math.sin(t), 3.0 * Math.cos(t)};
      for (int i = 0; i < 2; i++) {
        double g = gradient[i] + 0.1 * expected[i];
        sums[i] += g * g;
        expected[i] -= 0.3 * g / (Math.sqrt(sums[i]) + 1e-3);
      }
      optimizer.step(gradient);
      assertArrayEquals(expected, theta, 1e-12);
    }
    assertEquals(sums[0], optimizer.state()[4], 1e-12);
  }

  @Test
  void theyLearnFromALowRateAndOneLeftAloneDoesNot() {
    for (BiFunction<double[], Double, RuledOptimizer> make : BOTH) {
      double[] theta = {1.0, -1.0, 1.0};
      double[] gradient = new double[3];
      double first = loss(theta, gradient);
      try (RuledOptimizer ruled = make.apply(theta, 3e-3)) {
        for (int t = 0; t < 500; t++) {
          ruled.step(loss(theta, gradient), gradient);
        }
        assertTrue(ruled.learningRate() > 6e-3, "rate " + ruled.learningRate());
      }
      double end = loss(theta, gradient);
      assertTrue(end < 0.02 * first, make + " ends at " + end + " of " + first);
    }
  }

  @Test
  void theRuleGoesAndALoopComes() {
    for (BiFunction<double[], Double, RuledOptimizer> make : BOTH) {
      double[] theta = {1.0, -1.0};
      double[] gradient = new double[2];
      RuledOptimizer ruled = make.apply(theta, 0.01);
      ruled.step(loss(theta, gradient), gradient);
      assertThrows(IllegalStateException.class, () -> ruled.optimizer().step(gradient));
      try (ArrayTrainer trainer = ruled.steer(Presets.theory())) {
        trainer.step(loss(theta, gradient), gradient);
        assertTrue(trainer.loop().coefficient(Coefficient.LEARNING_RATE) > 0.0);
        assertThrows(IllegalStateException.class, () -> ruled.step(1.0, gradient));
      }
      ruled.optimizer().step(gradient);
    }
  }

  @Test
  void hostileNumbersStayOut() {
    for (BiFunction<double[], Double, RuledOptimizer> make : BOTH) {
      double[] theta = {1.0, -1.0};
      try (RuledOptimizer ruled = make.apply(theta, 0.01)) {
        assertEquals(Verdict.SKIP, ruled.step(Double.NaN, new double[] {1.0, 1.0}));
        assertEquals(Verdict.SKIP, ruled.step(1.0, new double[] {Double.NaN, 1.0}));
        assertEquals(Verdict.APPLY, ruled.step(1.0, new double[] {1.0, 1.0}));
        assertTrue(Arrays.stream(theta).allMatch(Double::isFinite));
      }
      assertEquals(
          "learningRate must be positive and finite, got 0.0",
          assertThrows(IllegalArgumentException.class, () -> make.apply(theta, 0.0)).getMessage());
    }
  }
}
