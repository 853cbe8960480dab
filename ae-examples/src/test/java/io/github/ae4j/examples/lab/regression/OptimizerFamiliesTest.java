package io.github.ae4j.examples.lab.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.experiment.OptimizerFamilies;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptimizerFamiliesTest {
  private static final int WEIGHTS = 16 * 32 + 32 + 32 * 4 + 4;

  /** Steering adds the loop's numbers; to Adafactor, which has no first moment, that moment too. */
  @Test
  void stateIsCounted() {
    OptimizerFamilies regression = new FamiliesOnRegression();
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (Arm arm : regression.arms(Scale.SMOKE)) {
      Outcome outcome = regression.run(arm, 1L, new Setting(Scale.SMOKE, null));
      double bytes = outcome.metrics().get(Outcome.STATE_BYTES);
      assertEquals(
          bytes / WEIGHTS, outcome.metrics().get("stateBytesPerWeight"), 1e-12, arm.name());
      numbers.put(arm.family(), bytes / Double.BYTES);
    }
    assertEquals(WEIGHTS, numbers.get("sgd"));
    assertEquals(2 * WEIGHTS, numbers.get("adam"));
    assertEquals(16 + 32 + 32 + 32 + 4 + 4, numbers.get("adafactor"));
    // Beside its first moment it counts the bias weights of both.
    assertEquals(numbers.get("adafactor") + WEIGHTS + 2, numbers.get("adafactor-momentum"));
    double loop = numbers.get("ae-sgd") - numbers.get("sgd");
    assertTrue(loop > 10.0 && loop < 256.0, () -> "loop: " + loop);
    assertEquals(loop, numbers.get("ae-adam") - numbers.get("adam"));
    assertEquals(loop + WEIGHTS, numbers.get("ae-adafactor") - numbers.get("adafactor"));
  }
}
