package io.github.ae4j.examples.lab.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Finding.Conclusion;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Synthetic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorstTest {
  private static Results results() {
    List<RunRecord> runs = new ArrayList<>();
    runs.addAll(Synthetic.finals("a@1", Role.STEERED, 0.9, 0.5));
    runs.addAll(Synthetic.finals("a@2", Role.STEERED, 0.6, 0.8));
    runs.addAll(Synthetic.finals("b@1", Role.BASELINE, 0.4, 0.4));
    return new Results(Metric.accuracy("accuracy"), runs);
  }

  @Test
  void theWorstIsTakenSeedBySeed() {
    assertEquals(0.05, Worst.from("a", 0.5).judge(results()).effect(), 1e-12);
    assertEquals(0.3, Worst.spreadAtMost("a", 0.1).judge(results()).effect(), 1e-12);
    assertEquals(0.15, Worst.differenceAtLeast("a", "b", 0.0).judge(results()).effect(), 1e-12);
  }

  @Test
  void aFamilyThatWasNotRunLeavesAClaimUndecided() {
    assertEquals(Conclusion.UNDECIDED, Worst.from("c", 0.5).judge(results()).verdict());
  }
}
