package io.github.ae4j.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Model;
import ai.djl.training.TrainingConfig;
import io.github.ae4j.Preset;
import io.github.ae4j.group.ParameterGroup;
import io.github.ae4j.machine.HaltRules;
import io.github.ae4j.machine.Halting;
import io.github.ae4j.preset.Presets;
import io.github.ae4j.testkit.NullArguments;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An argument that is null is named, wherever a user comes in. */
class NullArgumentsTest {
  @Test
  void theDoorsNameIt() {
    try (Ripple ripple = new Ripple(Optimizers.adam());
        SteeredTrainer trainer = ripple.steered(Presets.standard())) {
      NullArguments arguments =
          new NullArguments(
              Map.of(
                  Model.class,
                  ripple.model,
                  TrainingConfig.class,
                  ripple.config,
                  Preset.class,
                  Presets.standard(),
                  SteeredTrainer.class,
                  trainer,
                  Halting.class,
                  Halting.when(HaltRules.steps(1))));
      assertEquals(3 + 4 + 2 + 2 + 2 + 1, arguments.named(AeDjl.class));
      assertEquals(3, arguments.named(Steering.class, Steering.standard()));
      assertEquals(
          "groups",
          assertThrows(
                  NullPointerException.class,
                  () -> Steering.standard().withGroups((ParameterGroup) null))
              .getMessage());
    }
  }
}
