package io.github.ae4j.examples.lab.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.experiment.Reference.Row;
import io.github.ae4j.examples.lab.run.Finding;
import io.github.ae4j.examples.lab.run.Finding.Conclusion;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Synthetic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  private static final Reference TABLE =
      new Reference(
          List.of(
              new Row("One", Pick.bestOf("one"), 0.95),
              new Row("Two", Pick.bestOf("two"), 0.90),
              new Row("Three", Pick.bestOf("three"), 0.895)),
          0.02);

  private static Results results(double[] one, double[] two, double[] three) {
    List<RunRecord> runs = new ArrayList<>(Synthetic.finals("one@1", Role.BASELINE, one));
    runs.addAll(Synthetic.finals("two@1", Role.BASELINE, two));
    runs.addAll(Synthetic.finals("three@1", Role.BASELINE, three));
    return new Results(Metric.accuracy("accuracy"), runs);
  }

  private static Finding finding(Results results, int claim) {
    return TABLE.claims().get(claim).test().judge(results);
  }

  @Test
  void aFigureIsMetOnEitherSideAndMissedOnEitherSide() {
    Results results =
        results(
            new double[] {0.954, 0.956, 0.955},
            new double[] {0.880, 0.881, 0.879},
            new double[] {0.915, 0.916, 0.914});
    assertEquals(Conclusion.HOLDS, finding(results, 0).verdict());
    assertEquals(0.005, finding(results, 0).effect(), 1e-9);
    assertEquals(Conclusion.DOES_NOT_HOLD, finding(results, 1).verdict());
    assertEquals(0.02, finding(results, 1).effect(), 1e-9);
    assertEquals(Conclusion.DOES_NOT_HOLD, finding(results, 2).verdict());
  }

  @Test
  void aFigureThatMayBeNearOrFarIsUndecided() {
    double[] scattered = {0.93, 0.97, 0.95};
    Finding finding = finding(results(scattered, scattered, scattered), 0);
    assertEquals(Conclusion.UNDECIDED, finding.verdict());
    assertEquals(0.0, finding.low());
  }

  @Test
  void onlyRowsFarApartHaveAnOrder() {
    // Two and three are .005 apart in the table: they may come either way.
    double[] low = {0.90, 0.90};
    double[] lower = {0.89, 0.89};
    double[] high = {0.95, 0.95};
    assertEquals(Conclusion.HOLDS, finding(results(high, low, lower), 3).verdict());
    assertEquals(Conclusion.HOLDS, finding(results(high, lower, low), 3).verdict());
    Finding wrong = finding(results(low, high, lower), 3);
    assertEquals(Conclusion.DOES_NOT_HOLD, wrong.verdict());
    assertEquals(0.5, wrong.effect());
  }
}
