package io.github.ae4j.examples.lab.systems.ablation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Finding;
import io.github.ae4j.examples.lab.run.Finding.Conclusion;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Synthetic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnockoutTest {
  private static final double[] WHOLE = {0.8, 0.4, 0.2, 0.1};
  private final List<RunRecord> runs = new ArrayList<>();

  /** Five seeds whose errors are those of a curve, a little better or worse. */
  private void add(String arm, double... curve) {
    add(0.01, arm, curve);
  }

  private void add(double scatter, String arm, double... curve) {
    for (int seed = 1; seed <= 5; seed++) {
      double[] values = curve.clone();
      for (int i = 0; i < values.length; i++) {
        values[i] *= 1.0 + scatter * seed;
      }
      runs.add(steady(Synthetic.run(arm, Role.VARIANT, seed, values)));
    }
  }

  private static RunRecord steady(RunRecord run) {
    return new RunRecord(
        run.schema(),
        run.experiment(),
        run.scale(),
        run.arm(),
        run.family(),
        run.setting(),
        run.role(),
        run.seed(),
        run.outcome().with(Map.of("oscillation", 0.1)),
        run.versions(),
        run.seconds());
  }

  private Finding judge() {
    Knockout knockout = new Knockout("ae", "ae-without-x", List.of("a", "b"), List.of("1.0"));
    return knockout.judge(new Results(Metric.loss("error"), runs));
  }

  @Test
  void oneHurtMetricOfOneTaskIsEnough() {
    add("ae-a@1.0", WHOLE);
    add("ae-without-x-a@1.0", WHOLE);
    add("ae-b@1.0", WHOLE);
    add("ae-without-x-b@1.0", 0.8, 0.4, 0.2, 0.3);
    Finding finding = judge();
    assertEquals(Conclusion.HOLDS, finding.verdict());
    assertEquals(3.0, finding.effect(), 1e-9);
    assertTrue(
        finding.comparison().startsWith("final of ae-without-x-b@1.0 / ae-b@1.0"),
        finding.comparison());
  }

  @Test
  void timeIsToWhatTheWholeLoopHasAtThreeQuarters() {
    add(0.0, "ae-a@1.0", WHOLE);
    add(0.0, "ae-without-x-a@1.0", 0.8, 0.4, 0.4, 0.1);
    add(0.0, "ae-b@1.0", WHOLE);
    add(0.0, "ae-without-x-b@1.0", WHOLE);
    Finding finding = judge();
    assertEquals(Conclusion.HOLDS, finding.verdict());
    assertTrue(finding.comparison().startsWith("time of"), finding.comparison());
    assertEquals(4.0 / 3.0, finding.effect(), 1e-9);
  }

  @Test
  void harmBelowATenthDoesNotCount() {
    add("ae-a@1.0", WHOLE);
    add("ae-without-x-a@1.0", WHOLE);
    add("ae-b@1.0", WHOLE);
    add("ae-without-x-b@1.0", 0.8, 0.4, 0.2, 0.105);
    assertEquals(Conclusion.DOES_NOT_HOLD, judge().verdict());
  }

  @Test
  void aMissingTaskLeavesItOpen() {
    add("ae-a@1.0", WHOLE);
    add("ae-without-x-a@1.0", WHOLE);
    assertEquals(Conclusion.UNDECIDED, judge().verdict());
  }

  @Test
  void aBrokenRunIsHurt() {
    add("ae-a@1.0", WHOLE);
    add("ae-without-x-a@1.0", 0.8, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    add("ae-b@1.0", WHOLE);
    add("ae-without-x-b@1.0", WHOLE);
    assertEquals(Conclusion.HOLDS, judge().verdict());
  }

  @Test
  void startsThatMakeTheSameRunsCountOnce() {
    for (String start : List.of("1.0", "2.0", "3.0")) {
      add("ae-a@" + start, WHOLE);
      add("ae-without-x-a@" + start, 0.8, 0.4, 0.2, start.equals("3.0") ? 0.2 : 0.3);
    }
    List<String> starts = List.of("1.0", "2.0", "3.0");
    Knockout knockout = new Knockout("ae", "ae-without-x", List.of("a"), starts);
    Results results = new Results(Metric.loss("error"), runs);
    Finding finding = knockout.judge(results);
    assertTrue(
        finding
            .comparison()
            .endsWith("(the most hurt of 8 cells, each at 99.38%; hurt 3, helped 0)"),
        finding.comparison());
    assertEquals(Math.sqrt(6.0), knockout.ratio("final", "a", results), 1e-9);
  }

  @Test
  void someSeedsThatMissAreTooFewAmongManyCells() {
    add("ae-a@1.0", WHOLE);
    for (int seed = 1; seed <= 5; seed++) {
      double[] missed = {0.8, 0.4, 0.3, 0.29};
      double[] reached = {0.8, 0.4, 0.2, 0.1};
      double[] values = seed == 1 ? reached : missed;
      runs.add(steady(Synthetic.run("ae-without-x-a@1.0", Role.VARIANT, seed, values)));
    }
    Knockout knockout = new Knockout("ae", "ae-without-x", List.of("a"), List.of("1.0"));
    Finding finding = knockout.judge(new Results(Metric.loss("error"), runs));
    assertEquals(Conclusion.UNDECIDED, finding.verdict(), finding.comparison());
  }
}
