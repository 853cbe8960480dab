package io.github.ae4j.examples.tune;

import io.github.ae4j.Preset;
import java.util.ArrayList;
import java.util.List;

/** Tasks with their baselines, tuned in hindsight once. */
final class Bench {
  private static final double[] STARTS = {1e-5, 1e-2, 1.0};

  private final List<Entry> entries = new ArrayList<>();

  private record Entry(TuneTask task, Rule rule, double best) {}

  /** Tunes the baselines of the tasks of these seeds. */
  Bench(long[] seeds, Runnable done) {
    for (long seed : seeds) {
      TuneTask task = TaskDistribution.task(seed);
      for (Rule rule : Rule.values()) {
        entries.add(new Entry(task, rule, Hindsight.best(task, rule)));
      }
      done.run();
    }
  }

  /** Runs a configuration from every start. */
  Score score(Preset preset) {
    return score(preset, STARTS);
  }

  /**
   * Runs a configuration from one start. The start gauge makes the same run of every start, so that
   * a search need not pay for all of them.
   */
  Score quick(Preset preset) {
    return score(preset, STARTS[1]);
  }

  private Score score(Preset preset, double... starts) {
    List<Score.Cell> cells = new ArrayList<>();
    for (Entry entry : entries) {
      for (double start : starts) {
        double figure = Figure.of(entry.task, entry.rule.steered(preset, start));
        cells.add(
            new Score.Cell(
                entry.task.family(),
                entry.task.drift(),
                entry.rule,
                start,
                figure / Math.max(Double.MIN_NORMAL, entry.best)));
      }
    }
    return new Score(cells);
  }
}
