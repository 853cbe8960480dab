package io.github.ae4j.examples.tune;

import io.github.ae4j.examples.report.TextTable;
import io.github.ae4j.examples.tune.TuneTask.Drift;
import io.github.ae4j.examples.tune.TuneTask.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Scores as tables. */
final class TuneTable {
  private static final List<String> COLUMNS =
      List.of("mean ratio", "median", "worst", "behind by 15%");

  private final TextTable table;

  /** A table of the trained weights and, beside them, of the served ones. */
  TuneTable() {
    List<String> columns = new ArrayList<>(List.of("part", "runs"));
    columns.addAll(COLUMNS);
    COLUMNS.forEach(column -> columns.add("served: " + column));
    table = new TextTable(columns.toArray(String[]::new));
  }

  /** A row of the whole. */
  TuneTable row(String name, Score score) {
    if (!score.cells().isEmpty()) {
      List<String> row = new ArrayList<>(List.of(name, Integer.toString(score.cells().size())));
      numbers(score, row);
      numbers(score.served(), row);
      table.row(row.toArray(String[]::new));
    }
    return this;
  }

  private static void numbers(Score score, List<String> row) {
    row.add(number(Math.exp(score.mean())));
    row.add(number(score.median()));
    row.add(number(score.worst()));
    row.add(number(score.behind()));
  }

  /** A row for each family, standing and changing, and rule; then each kind of change. */
  TuneTable parts(Score score) {
    for (Family family : Family.values()) {
      for (Rule rule : Rule.values()) {
        Score part = score.of(c -> c.family() == family && c.rule() == rule);
        String name = name(family) + ", " + name(rule);
        row(name + ", stands", part.of(Score.Cell::stands));
        row(name + ", changes", part.of(c -> !c.stands()));
      }
    }
    for (Drift drift : Drift.values()) {
      row("drift " + name(drift), score.of(c -> c.drift() == drift));
    }
    row("small ones", score.of(c -> !c.family().isNetwork()));
    row("networks", score.of(c -> c.family().isNetwork()));
    return row("all", score);
  }

  String plain() {
    return table.plain();
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String number(double value) {
    return Double.isInfinite(value) ? "infinite" : String.format(Locale.ROOT, "%.2f", value);
  }
}
