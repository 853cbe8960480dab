package io.github.ae4j.examples.lab;

import io.github.ae4j.examples.lab.run.Attempt;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.PlannedRun;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.RunStore;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.lab.run.Verdict;
import io.github.ae4j.examples.report.TextTable;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a call came to, a row an experiment, for the terminal. */
final class RunTable {
  private final RunStore store;
  private final List<PlannedRun> plan;
  private final List<Attempt> made;

  RunTable(RunStore store, List<PlannedRun> plan, List<Attempt> made) {
    this.store = store;
    this.plan = plan;
    this.made = made;
  }

  String plain() {
    TextTable table =
        new TextTable(
            "experiment", "runs", "made now", "holds", "does not", "undecided", "seconds");
    Scale scale = plan.get(0).scale();
    plan.stream().map(PlannedRun::experiment).distinct().forEach(e -> row(table, e, scale));
    return table.plain();
  }

  private void row(TextTable table, Experiment experiment, Scale scale) {
    Results results = store.results(experiment, scale);
    Map<Verdict, Integer> verdicts = verdicts(experiment, results);
    long now = made.stream().filter(a -> a.run().experiment() == experiment).count();
    double seconds = results.runs().stream().mapToDouble(RunRecord::seconds).sum();
    table.row(
        experiment.name(),
        Integer.toString(results.runs().size()),
        Long.toString(now),
        count(verdicts, Verdict.HOLDS),
        count(verdicts, Verdict.DOES_NOT_HOLD),
        count(verdicts, Verdict.UNDECIDED),
        String.format(Locale.ROOT, "%.1f", seconds));
  }

  private static Map<Verdict, Integer> verdicts(Experiment experiment, Results results) {
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    for (Claim claim : experiment.claims()) {
      verdicts.merge(claim.test().judge(results).verdict(), 1, Integer::sum);
    }
    return verdicts;
  }

  private static String count(Map<Verdict, Integer> verdicts, Verdict verdict) {
    return Integer.toString(verdicts.getOrDefault(verdict, 0));
  }
}
