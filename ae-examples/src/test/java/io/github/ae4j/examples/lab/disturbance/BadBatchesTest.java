package io.github.ae4j.examples.lab.disturbance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.examples.lab.arm.Arm;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Finding.Conclusion;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Synthetic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BadBatchesTest {
  private final BadBatches experiment = new BadBatches();

  /** Runs of two seeds that end at 1, under a large gradient and loss at 4. */
  private Results results() {
    List<RunRecord> runs = new ArrayList<>();
    for (Arm arm : experiment.arms(Scale.CPU)) {
      double end = arm.family().contains("-both") ? 4.0 : 1.0;
      for (long seed : new long[] {1L, 2L}) {
        runs.add(Synthetic.run(experiment.name(), arm.name(), arm.role(), seed, 2.0, end));
      }
    }
    return new Results(experiment.metric(), runs);
  }

  @Test
  void ratiosAreOfTheSameTaskAndSeed() {
    Results results = results();
    RunRecord bad = results.run("ae-sgd-noise-both1e4@0.001", 1L).orElseThrow();
    RunRecord clean = results.run("ae-sgd-noise-clean@0.001", 1L).orElseThrow();
    assertEquals(2.0, BadBatches.meanRatio(List.of(bad, clean, clean, clean)), 1e-12);
    var rows = experiment.breakdown(results).orElseThrow().rows();
    assertArrayEquals(new double[] {4.0, 4.0, 4.0, 4.0}, rows.get("both1e8"), 1e-12);
    assertArrayEquals(new double[] {1.0, 1.0, 1.0, 1.0}, rows.get("often"), 1e-12);
  }

  @Test
  void claimsAreDecidedByTheRatios() {
    for (Claim claim : experiment.claims()) {
      boolean bad = claim.text().contains("one gradient and its loss");
      Conclusion expected = bad ? Conclusion.DOES_NOT_HOLD : Conclusion.HOLDS;
      assertEquals(expected, claim.test().judge(results()).verdict(), claim.text());
    }
  }
}
