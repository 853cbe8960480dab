package io.github.ae4j.examples.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkExperimentsTest {
  static List<Experiment> experiments() {
    return Lab.standard()
        .named(
            List.of(
                "static-regression",
                "image-classification",
                "language-modeling",
                "genre-shift",
                "fine-tuning",
                "batch-size",
                "loss-scale",
                "hyper-cliff"));
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void sameArmAndSeedGiveTheSameOutcomeTwice(Experiment experiment) {
    Setting setting = new Setting(Scale.SMOKE, null);
    Arm arm = experiment.arms(Scale.SMOKE).get(0);
    Outcome one = experiment.run(arm, 1L, setting);
    Outcome two = experiment.run(arm, 1L, setting);
    assertEquals(one.metrics(), two.metrics());
    assertArrayEquals(
        one.curves().get(Outcome.METRIC).value(), two.curves().get(Outcome.METRIC).value());
    assertTrue(one.data().contains("in code") || one.data().contains("drawn"), one.data());
  }
}
