package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.stats.Interval;
import io.github.ae4j.examples.lab.stats.Ranks;
import io.github.ae4j.examples.report.TextTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hipparchus.stat.StatUtils;

/**
 * The arms of an experiment with their numbers. Gamma's spread is its 90% quantile over its 10%
 * quantile within a run; it, the oscillation of the loss and the quartiles of the phase rho are medians
 * over the seeds.
 */
final class ArmTable {
  private final Section section;
  private final TextTable table =
      new TextTable(
          "arm",
          "final [95% interval]",
          "AUC",
          "steps to target",
          "hits",
          "diverged, ended worse, not finite",
          "oscillation",
          "rho quartiles",
          "gamma spread",
          "seconds a run");

  private ArmTable(Section section) {
    this.section = section;
  }

  /** One row a family: a tuned one by its best member, a steered one by its first and its worst. */
  static TextTable main(Section section) {
    ArmTable arms = new ArmTable(section);
    for (Role role : Role.values()) {
      Results all = section.results();
      if (role == Role.BASELINE) {
        all.ranked(section.representatives(all, role)).forEach(arms::tuned);
      } else {
        all.families(role).forEach(arms::untuned);
      }
    }
    return arms.table;
  }

  static TextTable grid(Section section) {
    ArmTable arms = new ArmTable(section);
    section.results().arms().forEach(arm -> arms.row(arm, arm));
    return arms.table;
  }

  private void tuned(String arm) {
    int members = section.results().arms(section.runs(arm).get(0).family()).size();
    row(arm, members == 1 ? arm : arm + " (tuned over " + members + ")");
  }

  private void untuned(String family) {
    List<String> members = section.results().arms(family);
    int n = members.size();
    String first = members.get(0);
    row(first, n == 1 ? first : first + " (first of " + n + ")");
    String worst = section.results().ranked(members).get(n - 1);
    if (!worst.equals(first)) {
      row(worst, worst + " (worst of " + n + ")");
    }
  }

  private void row(String arm, String label) {
    double[] times = section.times(arm);
    long hits = Arrays.stream(times).filter(Double::isFinite).count();
    double middle = Ranks.median(times);
    boolean timed = section.target(arm).isPresent();
    List<RunRecord> runs = section.runs(arm);
    table.row(
        label,
        Wording.number(Interval.of(values(arm, Outcome.FINAL))),
        Wording.number(Interval.of(values(arm, Outcome.AUC)).mean()),
        !timed ? "-" : Double.isInfinite(middle) ? "never" : Wording.number(middle),
        timed ? hits + "/" + times.length : "-",
        total(arm, "diverged") + ", " + total(arm, "endedWorse") + ", " + total(arm, "notFinite"),
        middle(arm, "oscillation"),
        middle(arm, "rhoLow") + " / " + middle(arm, "rhoMedian") + " / " + middle(arm, "rhoHigh"),
        Wording.number(Ranks.median(runs.stream().mapToDouble(ArmTable::spread).toArray())),
        Wording.number(runs.stream().mapToDouble(RunRecord::seconds).average().orElse(0)));
  }

  private double[] values(String arm, String metric) {
    return section.results().values(arm, metric);
  }

  private String middle(String arm, String metric) {
    return Wording.number(Ranks.median(values(arm, metric)));
  }

  private String total(String arm, String metric) {
    return Wording.number(Arrays.stream(values(arm, metric)).sum());
  }

  private static double spread(RunRecord run) {
    double[] all = run.curve("gamma").value();
    double[] gamma = DoubleStream.of(all).filter(x -> x > 0.0 && x < 1e300).toArray();
    return gamma.length == 0
        ? Double.NaN
        : StatUtils.percentile(gamma, 90.0) / StatUtils.percentile(gamma, 10.0);
  }
}
