package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Finding;
import io.github.ae4j.examples.lab.run.Target;
import io.github.ae4j.examples.lab.stats.Interval;
import io.github.ae4j.examples.lab.stats.Profile;
import io.github.ae4j.examples.lab.stats.Ranks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The report as data. What is not finite stands in quotes: "Infinity", "NaN".
 *
 * @param schema version of this form
 * @param command makes the runs again
 * @param scale of the runs
 * @param versions of what they ran on
 * @param experiments what was run
 * @param rows every arm's metrics
 * @param findings every claim with its verdict
 * @param profiles performance profiles by family, best score first
 */
record Summary(
    int schema,
    String command,
    String scale,
    Map<String, TreeSet<String>> versions,
    List<ExperimentRow> experiments,
    List<Row> rows,
    List<FindingRow> findings,
    List<ProfileRow> profiles) {
  private static final int SCHEMA = 2;

  /** An experiment, run or not. */
  record ExperimentRow(
      int number,
      String experiment,
      String setup,
      String status,
      boolean seenInDevelopment,
      String metric,
      List<TargetRow> targets) {}

  /** What arms are timed to under a condition, the name of which is empty where there is only one. */
  record TargetRow(String condition, double value, String arm) {}

  /** A metric of an arm over n seeds; mean is the median where a value is infinite. */
  record Row(
      String experiment,
      String arm,
      String metric,
      double mean,
      double low,
      double high,
      double median,
      int n) {}

  /** A claim with what was found. */
  record FindingRow(String experiment, String claim, Claim.Origin origin, Finding finding) {}

  /** A family's profile: the ratios at which its share rises by 1/problems; held-out ones alone or all. */
  record ProfileRow(boolean heldOut, String family, int problems, double score, double[] ratios) {}

  static Summary of(Suite suite) {
    List<ExperimentRow> experiments = suite.sections().stream().map(Summary::experiment).toList();
    List<Row> rows = new ArrayList<>();
    List<FindingRow> findings = new ArrayList<>();
    for (Section section : suite.sections()) {
      section.results().arms().forEach(arm -> rows.addAll(rows(section, arm)));
      section
          .judged()
          .forEach(
              judged ->
                  findings.add(
                      new FindingRow(
                          section.experiment().name(),
                          judged.claim().text(),
                          judged.claim().origin(),
                          judged.finding())));
    }
    List<ProfileRow> profiles = new ArrayList<>();
    for (boolean heldOut : new boolean[] {true, false}) {
      suite
          .profiles(heldOut)
          .forEach((family, profile) -> profiles.add(row(heldOut, family, profile)));
    }
    return new Summary(
        SCHEMA,
        suite.command(),
        Wording.scale(suite.scale()),
        suite.versions(),
        experiments,
        rows,
        findings,
        profiles);
  }

  private static ExperimentRow experiment(Section section) {
    return new ExperimentRow(
        section.experiment().number(),
        section.experiment().name(),
        section.experiment().setup(section.scale()),
        section.status(),
        section.experiment().seenInDevelopment(),
        section.results().metric().label(),
        section.targets().entrySet().stream().map(Summary::target).toList());
  }

  private static TargetRow target(Map.Entry<String, Target> target) {
    return new TargetRow(target.getKey(), target.getValue().value(), target.getValue().arm());
  }

  private static List<Row> rows(Section section, String arm) {
    TreeSet<String> names = new TreeSet<>();
    section.runs(arm).forEach(run -> names.addAll(run.outcome().metrics().keySet()));
    List<Row> rows = new ArrayList<>();
    for (String name : names) {
      rows.add(row(section, arm, name, section.results().values(arm, name)));
    }
    if (section.target(arm).isPresent()) {
      rows.add(row(section, arm, "stepsToTarget", section.times(arm)));
    }
    rows.add(
        row(
            section,
            arm,
            "seconds",
            section.runs(arm).stream().mapToDouble(run -> run.seconds()).toArray()));
    return rows;
  }

  private static Row row(Section section, String arm, String metric, double[] values) {
    Interval interval = Interval.of(values);
    return new Row(
        section.experiment().name(),
        arm,
        metric,
        interval.mean(),
        interval.low(),
        interval.high(),
        Ranks.median(values),
        values.length);
  }

  private static ProfileRow row(boolean heldOut, String family, Profile profile) {
    return new ProfileRow(heldOut, family, profile.problems(), profile.score(), profile.ratios());
  }
}
