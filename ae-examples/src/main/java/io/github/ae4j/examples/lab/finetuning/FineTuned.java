package io.github.ae4j.examples.lab.finetuning;

import io.github.ae4j.Preset;
import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.arm.Arms;
import io.github.ae4j.examples.lab.arm.Base;
import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.preset.Presets;

/** The arm for weights that are trained already. */
final class FineTuned {
  /** What the loop is, for the experiment's setup. */
  static final String IN_WORDS =
      "the loop for trained weights, Presets.fineTuning(), from the rate 0.001";

  private FineTuned() {}

  private static Preset preset() {
    return Presets.fineTuning();
  }

  /** Name of the family around an optimizer: {@code ae-adamw-finetuning}. */
  static String family(Base base) {
    return "ae-" + base.label() + "-finetuning";
  }

  /** The arm around an optimizer. */
  static Arm arm(Base base, double startLearningRate) {
    return Arms.steered(family(base), base, startLearningRate, preset()).as(Role.STEERED);
  }
}
