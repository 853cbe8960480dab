package io.github.ae4j.examples.lab.finetuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;

class FinetuneBrownTest {
  private static final Setting SMOKE = new Setting(Scale.SMOKE, null);

  private final FinetuneBrown experiment = new FinetuneBrown();

  @Test
  void everyArmBeginsAsTheOthersOfItsSeedAndIsTimed() {
    List<Arm> arms = experiment.arms(Scale.SMOKE);
    double before = Double.NaN;
    for (Arm arm : arms) {
      Outcome outcome = experiment.run(arm, 2L, SMOKE);
      double first = outcome.curves().get(Outcome.METRIC).value()[0];
      assertTrue(Double.isNaN(before) || first == before, arm.name());
      before = first;
      assertTrue(outcome.metrics().get(FinetuneBrown.WALL) > 0.0, arm.name());
      assertEquals(
          Math.log(outcome.metrics().get(FinetuneBrown.PERPLEXITY)),
          outcome.metrics().get(Outcome.FINAL),
          1e-12);
      assertTrue(outcome.data().contains("made in code"), outcome.data());
    }
    assertEquals(7, arms.size());
  }

  /** All but the times is the same whenever the run is made. */
  @Test
  void theSameSeedGivesTheSameLosses() {
    Arm arm =
        experiment.arms(Scale.SMOKE).stream()
            .filter(one -> one.role() == Role.VARIANT)
            .findFirst()
            .orElseThrow();
    double[] once = experiment.run(arm, 1L, SMOKE).curves().get(Outcome.METRIC).value();
    double[] again = new FinetuneBrown().run(arm, 1L, SMOKE).curves().get(Outcome.METRIC).value();
    assertArrayEquals(once, again);
  }
}
