package io.github.ae4j.examples.lab.systems.basis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BasisFitTest {
  private static final int POINTS = 64;

  @Test
  void theMappingWithoutPenaltyIsTheGradientOverOneCurvature() {
    BasisFit fit = BasisFit.fixed(3, POINTS, 0.0);
    double[] weights = fit.start();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = 0.1 * (i - 4);
    }
    double[] gradient = new double[weights.length];
    fit.gradient(1, weights, gradient);
    double[] slope = slopes(fit, weights);
    double curvature = slope[0] / gradient[0];
    assertTrue(curvature > 2.0);
    for (int i = 0; i < slope.length; i++) {
      assertEquals(slope[i], gradient[i] * curvature, 1e-6);
    }
  }

  private static double[] slopes(BasisFit fit, double[] weights) {
    double[] slope = new double[weights.length];
    double[] ignored = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      double[] moved = weights.clone();
      moved[i] += 1e-5;
      double above = fit.gradient(1, moved, ignored);
      moved[i] -= 2e-5;
      slope[i] = (above - fit.gradient(1, moved, ignored)) / 2e-5;
    }
    return slope;
  }

  @Test
  void underALargePenaltyNothingIsChosen() {
    BasisFit fit = BasisFit.fixed(3, POINTS, 1e3);
    double[] weights = descend(fit, 10);
    assertArrayEquals(new double[weights.length], weights, 0.0);
    assertEquals("y = 0", fit.words(weights).get("expression"));
  }

  @Test
  void aModeratePenaltyLowersTheLossAndLeavesSomeOut() {
    BasisFit fit = BasisFit.fixed(3, POINTS, 0.03);
    double before = fit.gradient(1, fit.start(), new double[fit.start().length]);
    double[] weights = descend(fit, 2_000);
    assertTrue(fit.gradient(1, weights, new double[weights.length]) < 0.2 * before);
    assertEquals(4.0, fit.findings(weights).get("active"), 2.0);
    assertTrue(fit.evaluate(0, weights) < 0.02);
  }

  @Test
  void theSteeredPenaltyRisesAndTheSameSeedGivesTheSameTwice() {
    try (BasisFit once = BasisFit.steered(5, POINTS, true);
        BasisFit twice = BasisFit.steered(5, POINTS, true)) {
      double[] weights = descend(once, 1_500);
      assertArrayEquals(weights, descend(twice, 1_500), 0.0);
      assertTrue(once.coefficients(weights).get("lambda") > 1e-3);
      assertTrue(once.coefficients(weights).get("gate sin(x)") > 0.9);
      assertTrue(once.coefficients(weights).get("gate sin(2x)") < 0.1);
    }
  }

  private static double[] descend(BasisFit fit, int steps) {
    double[] weights = fit.start();
    double[] move = new double[weights.length];
    for (int step = 1; step <= steps; step++) {
      fit.gradient(step, weights, move);
      for (int i = 0; i < weights.length; i++) {
        weights[i] -= move[i];
      }
    }
    return weights;
  }

  @Test
  void anExpressionIsReadLargestShareFirst() {
    double[] weights = new double[Basis.DICTIONARY.size()];
    double[] scale = new double[weights.length];
    java.util.Arrays.fill(scale, 2.0);
    weights[0] = -0.5;
    weights[2] = 0.6;
    weights[5] = 2.0;
    weights[7] = 0.001;
    Expression expression = new Expression(weights, scale);
    assertEquals("y = 1.00 sin(x) + 0.30 x^2 - 0.25", expression.text());
    assertFalse(expression.isExact());
    weights[0] = 0.0;
    assertTrue(new Expression(weights, scale).isExact());
  }
}
