package io.github.ae4j.examples.lab;

import io.github.ae4j.examples.lab.run.Attempt;
import io.github.ae4j.examples.lab.run.Experiment;
import io.github.ae4j.examples.lab.run.Finding;
import io.github.ae4j.examples.lab.run.Finding.Conclusion;
import io.github.ae4j.examples.lab.run.PlannedRun;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.RunStore;
import io.github.ae4j.examples.lab.run.Scale;
import io.github.ae4j.examples.report.TextTable;
import java.util.List;
import java.util.Locale;

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
            "experiment",
            "runs",
            "made now",
            "holds",
            "does not",
            "undecided",
            "not run",
            "seconds");
    Scale scale = plan.get(0).scale();
    plan.stream().map(PlannedRun::experiment).distinct().forEach(e -> row(table, e, scale));
    return table.plain();
  }

  private void row(TextTable table, Experiment experiment, Scale scale) {
    Results results = store.results(experiment, scale);
    List<Finding> findings =
        experiment.claims().stream().map(claim -> claim.test().judge(results)).toList();
    long now = made.stream().filter(a -> a.run().experiment() == experiment).count();
    double seconds = results.runs().stream().mapToDouble(RunRecord::seconds).sum();
    table.row(
        experiment.name(),
        Integer.toString(results.runs().size()),
        Long.toString(now),
        count(findings, Conclusion.HOLDS),
        count(findings, Conclusion.DOES_NOT_HOLD),
        count(findings, Conclusion.UNDECIDED),
        Long.toString(findings.stream().filter(finding -> !finding.hasRuns()).count()),
        String.format(Locale.ROOT, "%.1f", seconds));
  }

  private static String count(List<Finding> findings, Conclusion verdict) {
    return Long.toString(
        findings.stream().filter(Finding::hasRuns).filter(f -> f.verdict() == verdict).count());
  }
}
