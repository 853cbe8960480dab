package io.github.ae4j.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.array.AeAgent.Step;
import io.github.ae4j.preset.SeedConfig;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AeAgentTest {
  private static final LossFunction BOWL =
      (theta, gradient) -> {
        double loss = 0.0;
        for (int i = 0; i < theta.length; i++) {
          gradient[i] = theta[i];
          loss += 0.5 * theta[i] * theta[i];
        }
        return loss;
      };

  private final double[] theta = {1.0, -2.0};

  private AeAgent agent(SeedConfig config, OptionalDouble clip) {
    return new AeAgent(config, theta, 0.1, 0.5, 1e-3, clip);
  }

  @Test
  void noiseIsSteeredAndRepeatable() {
    double[] sigma = new double[200];
    double[] first = null;
    for (int round = 0; round < 2; round++) {
      theta[0] = 1.0;
      theta[1] = -2.0;
      try (AeAgent agent = agent(SeedConfig.defaults(), OptionalDouble.empty())) {
        for (int t = 0; t < sigma.length; t++) {
          sigma[t] = agent.step(BOWL).sigma();
          assertTrue(sigma[t] > 0.0 && sigma[t] <= 1.0);
        }
      }
      assertTrue(Arrays.stream(theta).allMatch(Double::isFinite));
      if (first != null) {
        assertArrayEquals(first, theta);
      }
      first = theta.clone();
    }
    assertTrue(sigma[0] != sigma[199]);
  }

  @Test
  void theStepAndTheParametersAreBounded() {
    SeedConfig config =
        SeedConfig.defaults()
            .with("sigma_max", 0.0)
            .with("step_norm_max", 0.01)
            .with("param_abs_max", 1.5);
    try (AeAgent agent = agent(config, OptionalDouble.empty())) {
      agent.step(BOWL);
      assertEquals(1.0, theta[0], 0.01);
      assertEquals(-1.5, theta[1]);
    }
  }

  @Test
  void gradientsAreClippedAndHostileOnesReplaced() {
    SeedConfig config = SeedConfig.defaults().with("sigma_max", 0.0);
    try (AeAgent agent = agent(config, OptionalDouble.of(1.0))) {
      Step step = agent.step(BOWL);
      assertEquals(1.0, step.gradientNorm(), 1e-9);
      assertEquals(step.alpha() * step.gradientNorm(), step.gamma(), 1e-15);
      LossFunction hostile =
          (point, gradient) -> {
            gradient[0] = Double.NaN;
            gradient[1] = Double.NEGATIVE_INFINITY;
            return Double.POSITIVE_INFINITY;
          };
      Step after = agent.step(hostile);
      assertEquals(1e8, after.loss());
      assertEquals(1.0, after.gradientNorm(), 1e-9);
      for (int t = 0; t < 50; t++) {
        agent.step(hostile);
      }
      assertTrue(Arrays.stream(theta).allMatch(Double::isFinite));
      assertEquals(52, agent.loop().steps());
    }
  }

  @Test
  void badSettingsAreRefused() {
    SeedConfig defaults = SeedConfig.defaults();
    assertEquals(
        "the seed has no constant alpha_middle; the nearest is alpha_min",
        assertThrows(IllegalArgumentException.class, () -> defaults.with("alpha_middle", 1.0))
            .getMessage());
    assertEquals(
        "eta_a must be finite, got NaN",
        assertThrows(IllegalArgumentException.class, () -> defaults.with("eta_a", Double.NaN))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> agent(defaults, OptionalDouble.of(-1.0)));
  }
}
