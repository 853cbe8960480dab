package io.github.ae4j.examples.lab.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Claim.Origin;
import io.github.ae4j.examples.lab.run.Finding;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Synthetic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegretTest {
  /** A run of two phases. */
  private static RunRecord run(String arm, Role role, double first, double second) {
    RunRecord run = Synthetic.run(arm, role, 1L, 0.5 * (first + second));
    Outcome phases = run.outcome().with(Map.of("phase1", first, "phase2", second));
    return new RunRecord(
        run.schema(),
        run.experiment(),
        run.scale(),
        run.arm(),
        run.family(),
        run.setting(),
        run.role(),
        run.seed(),
        phases,
        run.versions(),
        run.seconds());
  }

  @Test
  void theOracleHasTheBestConstantOfBothOptimizersInEveryPhase() {
    Results results =
        new Results(
            Metric.accuracy("accuracy"),
            List.of(
                run("ae-adamw@0.001", Role.STEERED, 0.8, 0.8),
                run("adamw@0.001", Role.BASELINE, 0.9, 0.5),
                run("sgd-tuned@0.1,0.9", Role.BASELINE, 0.4, 0.9),
                run("adamw-cosine@0.01", Role.BASELINE, 1.0, 1.0)));
    Finding finding = Regret.atMost(Origin.OURS, "ae-adamw@0.001", 0.2).test().judge(results);
    assertEquals(0.1, finding.effect(), 1e-12);
  }
}
