package io.github.ae4j.examples.lab.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Finding.Conclusion;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Synthetic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void spreadIsTakenSeedBySeed() {
    List<RunRecord> runs = new ArrayList<>();
    runs.addAll(Synthetic.finals("a", Role.BASELINE, 1.0, 2.0, 3.0, 4.0, 5.0));
    runs.addAll(Synthetic.finals("b", Role.BASELINE, 1.1, 2.2, 3.3, 4.4, 5.5));
    Results results = new Results(Metric.loss("loss"), runs);
    List<Pick> arms = List.of(Pick.arm("a"), Pick.arm("b"));
    assertEquals(1.1, Spread.atMost(Outcome.FINAL, arms, 1.2).judge(results).effect(), 1e-9);
    assertEquals(
        Conclusion.HOLDS, Spread.atMost(Outcome.FINAL, arms, 1.2).judge(results).verdict());
    assertEquals(
        Conclusion.DOES_NOT_HOLD,
        Spread.atMost(Outcome.FINAL, arms, 1.05).judge(results).verdict());
  }
}
