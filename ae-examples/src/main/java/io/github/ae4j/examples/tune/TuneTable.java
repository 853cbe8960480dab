package io.github.ae4j.examples.tune;

import io.github.ae4j.examples.report.TextTable;
import io.github.ae4j.examples.tune.TuneTask.Drift;
import io.github.ae4j.examples.tune.TuneTask.Family;
import java.util.Locale;

/** Scores as tables. */
final class TuneTable {
  private final TextTable table =
      new TextTable("part", "runs", "mean ratio", "median", "worst", "behind by 15%");

  /** A row of the whole. */
  TuneTable row(String name, Score score) {
    if (!score.cells().isEmpty()) {
      table.row(
          name,
          Integer.toString(score.cells().size()),
          number(Math.exp(score.mean())),
          number(score.median()),
          number(score.worst()),
          number(score.behind()));
    }
    return this;
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
