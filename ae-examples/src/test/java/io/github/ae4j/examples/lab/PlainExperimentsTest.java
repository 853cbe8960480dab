package io.github.ae4j.examples.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The experiments in plain Java give the same run twice. */
class PlainExperimentsTest {
  private static final Setting SMOKE = new Setting(Scale.SMOKE, null);
  private static final List<String> FAMILIES =
      List.of("ae-sgd", "ae-adam", "theory-sgd", "noisy", "online-adam", "array-sgd");

  static List<Experiment> experiments() {
    return Lab.standard()
        .named(
            List.of(
                "stale-gradients",
                "curved-valley",
                "plateau-escape",
                "stream-hyperplane",
                "stream-abrupt",
                "stream-sea",
                "rare-positives",
                "spam-stream",
                "online-learners",
                "late-random",
                "bad-batches"));
  }

  /** The first arm of each family there is. */
  private static List<Arm> chosen(Experiment experiment) {
    return FAMILIES.stream()
        .flatMap(
            family ->
                experiment.arms(Scale.SMOKE).stream()
                    .filter(one -> one.family().startsWith(family))
                    .limit(1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void sameArmAndSeedGiveTheSameOutcome(Experiment experiment) {
    List<Arm> chosen = chosen(experiment);
    assertFalse(chosen.isEmpty());
    for (Arm arm : chosen) {
      Outcome first = experiment.run(arm, 3, SMOKE);
      Outcome second = experiment.run(arm, 3, SMOKE);
      assertEquals(first.metrics(), second.metrics(), arm.name());
      assertEquals(first.curves().keySet(), second.curves().keySet(), arm.name());
      first
          .curves()
          .forEach(
              (name, curve) ->
                  assertArrayEquals(
                      curve.value(), second.curves().get(name).value(), 0.0, arm.name()));
    }
  }
}
