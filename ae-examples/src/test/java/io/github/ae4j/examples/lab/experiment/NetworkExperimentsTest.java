package io.github.ae4j.examples.lab.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Finding.Conclusion;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkExperimentsTest {
  static List<Experiment> experiments() {
    return List.of(
        new StaticRegression(),
        new ImageClassification(),
        new LanguageModeling(),
        new BatchSize(),
        new LossScale(),
        new HyperCliff());
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

  @ParameterizedTest
  @MethodSource("experiments")
  void everyClaimNamesArmsThatAreRun(Experiment experiment) {
    for (Claim claim : experiment.claims()) {
      List<RunRecord> runs = new ArrayList<>();
      for (Arm arm : experiment.arms(Scale.CPU)) {
        runs.add(run(experiment, arm, 1L));
        runs.add(run(experiment, arm, 2L));
      }
      String comparison = claim.test().judge(new Results(experiment.metric(), runs)).comparison();
      assertTrue(!comparison.contains("not run"), comparison);
    }
  }

  private static RunRecord run(Experiment experiment, Arm arm, long seed) {
    Outcome outcome = new Outcome("none", Map.of(), Map.of(Outcome.FINAL, 1.0), Map.of());
    return record(arm.name(), arm, seed, outcome);
  }

  private static RunRecord record(String name, Arm arm, long seed, Outcome outcome) {
    return new RunRecord(
        RunRecord.SCHEMA,
        "hand-made",
        Scale.CPU,
        name,
        arm.family(),
        arm.setting(),
        arm.role(),
        seed,
        outcome,
        Map.of(),
        0.0);
  }

  @Test
  void spreadIsTakenSeedBySeed() {
    Arm arm = new HyperCliff().arms(Scale.SMOKE).get(0);
    List<RunRecord> runs = new ArrayList<>();
    for (long seed = 1; seed <= 5; seed++) {
      runs.add(record("a", arm, seed, loss(seed)));
      runs.add(record("b", arm, seed, loss(1.1 * seed)));
    }
    Results results = new Results(Metric.loss("loss"), runs);
    List<Pick> arms = List.of(Pick.arm("a"), Pick.arm("b"));
    assertEquals(1.1, Spread.atMost(Outcome.FINAL, arms, 1.2).judge(results).effect(), 1e-9);
    assertEquals(
        Conclusion.HOLDS, Spread.atMost(Outcome.FINAL, arms, 1.2).judge(results).verdict());
    assertEquals(
        Conclusion.DOES_NOT_HOLD,
        Spread.atMost(Outcome.FINAL, arms, 1.05).judge(results).verdict());
  }

  private static Outcome loss(double value) {
    return new Outcome("none", Map.of(), Map.of(Outcome.FINAL, value), Map.of());
  }
}
