package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.report.Section.Judged;
import io.github.ae4j.examples.lab.run.Breakdown;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Finding;
import io.github.ae4j.examples.lab.stats.Profile;
import io.github.ae4j.examples.report.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The tables that Markdown and the page share. */
final class Tables {
  /** The four falsifiable predictions with the experiments that test them; 0 is the streams. */
  private static final Map<String, Set<Integer>> PREDICTIONS = predictions();

  private Tables() {}

  private static Map<String, Set<Integer>> predictions() {
    Map<String, Set<Integer>> predictions = new LinkedHashMap<>();
    predictions.put("coupling curve", Set.of(12));
    predictions.put("gauge robustness", Set.of(9, 10));
    predictions.put("non-stationarity", Set.of(0, 4, 5));
    predictions.put("noise law", Set.of(11));
    return predictions;
  }

  /** Every claim with its verdict. */
  static TextTable verdicts(Suite suite) {
    TextTable table =
        new TextTable(
            "experiment", "claim", "whose", "measured [95% interval]", "bound", "verdict");
    for (Section section : suite.sections()) {
      for (Judged judged : section.judged()) {
        Finding finding = judged.finding();
        table.row(
            section.title() + (section.experiment().seenInDevelopment() ? " (seen)" : ""),
            judged.claim().text(),
            Wording.origin(judged.claim().origin()),
            Wording.effect(finding),
            Wording.bound(finding),
            Wording.verdict(finding));
      }
    }
    return table;
  }

  /** The predictions; one without a claim is there too. */
  static TextTable predictions(Suite suite) {
    TextTable table =
        new TextTable("prediction", "experiment", "claim", "measured [95% interval]", "verdict");
    PREDICTIONS.forEach(
        (name, numbers) -> {
          List<String[]> rows = new ArrayList<>();
          for (Section section : suite.sections()) {
            for (Judged judged : section.judged()) {
              if (numbers.contains(section.experiment().number())
                  && judged.claim().origin() == Claim.Origin.PREDICTION) {
                rows.add(prediction(name, section, judged));
              }
            }
          }
          if (rows.isEmpty()) {
            rows.add(new String[] {name, "-", "no claim was judged", "-", Wording.NOT_RUN});
          }
          rows.forEach(table::row);
        });
    return table;
  }

  private static String[] prediction(String name, Section section, Judged judged) {
    return new String[] {
      name,
      section.title(),
      judged.claim().text(),
      Wording.effect(judged.finding()),
      Wording.verdict(judged.finding())
    };
  }

  /** The claims of one experiment, with what was compared. */
  static TextTable findings(Section section) {
    TextTable table =
        new TextTable(
            "claim", "whose", "compared", "measured [95% interval]", "bound", "seeds", "verdict");
    for (Judged judged : section.judged()) {
      Finding finding = judged.finding();
      table.row(
          judged.claim().text(),
          Wording.origin(judged.claim().origin()),
          finding.comparison(),
          Wording.effect(finding),
          Wording.bound(finding),
          Integer.toString(finding.pairs()),
          Wording.verdict(finding));
    }
    return table;
  }

  /** Numbers beside the claims. */
  static TextTable of(Breakdown breakdown) {
    TextTable table =
        new TextTable(
            Stream.concat(Stream.of("of"), breakdown.columns().stream()).toArray(String[]::new));
    breakdown
        .rows()
        .forEach(
            (name, values) ->
                table.row(
                    Stream.concat(Stream.of(name), Arrays.stream(values).mapToObj(Numbers::text))
                        .toArray(String[]::new)));
    return table;
  }

  /** Methods run on at least half as many experiments as any: scores on fewer say little. */
  static Map<String, Profile> wellCovered(Map<String, Profile> profiles) {
    int most = profiles.values().stream().mapToInt(Profile::problems).max().orElse(0);
    Map<String, Profile> covered = new LinkedHashMap<>(profiles);
    covered.values().removeIf(profile -> 2 * profile.problems() < most);
    return covered;
  }

  /** The profiles' scores. */
  static TextTable profiles(Map<String, Profile> profiles) {
    TextTable table =
        new TextTable("method", "experiments", "score", "within 1x", "within 2x", "within 4x");
    profiles.forEach(
        (family, profile) ->
            table.row(
                family,
                Integer.toString(profile.problems()),
                Numbers.text(profile.score()),
                Numbers.text(profile.share(1.0)),
                Numbers.text(profile.share(2.0)),
                Numbers.text(profile.share(Profile.LARGEST))));
    return table;
  }
}
