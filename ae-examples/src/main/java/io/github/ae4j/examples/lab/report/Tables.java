package io.github.ae4j.examples.lab.report;

import io.github.ae4j.examples.lab.report.Section.Judged;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Experiment.Breakdown;
import io.github.ae4j.examples.lab.stats.Profile;
import io.github.ae4j.examples.report.TextTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tables of claims, predictions and profiles. */
final class Tables {
  private record Column(String name, Function<Judged, String> cell) {}

  private static final Column EXPERIMENT =
      new Column("experiment", j -> Section.title(j.experiment()));
  private static final Column SEEN =
      new Column("experiment", j -> Section.title(j.experiment()) + seen(j));
  private static final Column CLAIM = new Column("claim", j -> j.claim().text());
  private static final Column WHOSE = new Column("whose", j -> Wording.origin(j.claim().origin()));
  private static final Column COMPARED = new Column("compared", j -> j.finding().comparison());
  private static final Column MEASURED =
      new Column("measured [95% interval]", j -> Wording.effect(j.finding()));
  private static final Column BOUND = new Column("bound", j -> Wording.bound(j.finding()));
  private static final Column SEEDS =
      new Column("seeds", j -> Integer.toString(j.finding().pairs()));
  private static final Column VERDICT = new Column("verdict", j -> Wording.verdict(j.finding()));

  /** A falsifiable prediction with the experiments that test it; 0 is the streams. */
  private record Prediction(String name, Set<Integer> numbers) {
    boolean isTestedBy(Judged judged) {
      return numbers.contains(judged.experiment().number())
          && judged.claim().origin() == Claim.Origin.PREDICTION;
    }
  }

  private static final List<Prediction> PREDICTIONS =
      List.of(
          new Prediction("coupling curve", Set.of(12)),
          new Prediction("gauge robustness", Set.of(9, 10)),
          new Prediction("non-stationarity", Set.of(0, 4, 5)),
          new Prediction("noise law", Set.of(11)));

  private Tables() {}

  private static String seen(Judged judged) {
    return judged.experiment().seenInDevelopment() ? " (seen)" : "";
  }

  /** Every claim with its verdict. */
  static TextTable verdicts(Suite suite) {
    return table(suite.judged().toList(), SEEN, CLAIM, WHOSE, MEASURED, BOUND, VERDICT);
  }

  /** The claims of one experiment, with what was compared. */
  static TextTable findings(Section section) {
    return table(section.judged(), CLAIM, WHOSE, COMPARED, MEASURED, BOUND, SEEDS, VERDICT);
  }

  private static TextTable table(List<Judged> rows, Column... columns) {
    TextTable table = new TextTable(Stream.of(columns).map(Column::name).toArray(String[]::new));
    rows.forEach(row -> table.row(cells(row, columns).toArray(String[]::new)));
    return table;
  }

  private static Stream<String> cells(Judged row, Column... columns) {
    return Stream.of(columns).map(column -> column.cell.apply(row));
  }

  /** The predictions; one without a claim is there too. */
  static TextTable predictions(Suite suite) {
    TextTable table =
        new TextTable("prediction", "experiment", "claim", "measured [95% interval]", "verdict");
    for (Prediction prediction : PREDICTIONS) {
      List<Judged> rows = suite.judged().filter(prediction::isTestedBy).toList();
      for (Judged row : rows) {
        table.row(row(prediction.name, cells(row, EXPERIMENT, CLAIM, MEASURED, VERDICT)));
      }
      if (rows.isEmpty()) {
        table.row(prediction.name, "-", "no claim was judged", "-", Wording.NOT_RUN);
      }
    }
    return table;
  }

  private static String[] row(String first, Stream<String> others) {
    return Stream.concat(Stream.of(first), others).toArray(String[]::new);
  }

  static TextTable of(Breakdown numbers) {
    TextTable table = new TextTable(row("of", numbers.columns().stream()));
    numbers.rows().forEach((name, values) -> table.row(row(name, Wording.numbers(values))));
    return table;
  }

  /** Methods run on at least half as many experiments as any: scores on fewer say little. */
  static Map<String, Profile> wellCovered(Map<String, Profile> profiles) {
    int most = profiles.values().stream().mapToInt(Profile::problems).max().orElse(0);
    Map<String, Profile> covered = new LinkedHashMap<>(profiles);
    covered.values().removeIf(profile -> 2 * profile.problems() < most);
    return covered;
  }

  static TextTable profiles(Map<String, Profile> profiles) {
    TextTable table =
        new TextTable("method", "experiments", "score", "within 1x", "within 2x", "within 4x");
    profiles.forEach((family, profile) -> table.row(row(family, Wording.numbers(scores(profile)))));
    return table;
  }

  private static double[] scores(Profile p) {
    double most = p.share(Profile.LARGEST);
    return new double[] {p.problems(), p.score(), p.share(1.0), p.share(2.0), most};
  }
}
