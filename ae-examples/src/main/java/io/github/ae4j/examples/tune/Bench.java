package io.github.ae4j.examples.tune;

import io.github.ae4j.Preset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Tasks with their baselines, tuned in hindsight once. */
final class Bench {
  private static final double[] STARTS = {1e-5, 1e-2, 1.0};

  private final List<Entry> entries;

  /** A task and the figure of the best baseline under each rule. */
  private record Entry(TuneTask task, Map<Rule, Double> best) {
    static Entry of(TuneTask task) {
      Map<Rule, Double> best = new EnumMap<>(Rule.class);
      for (Rule rule : Rule.values()) {
        best.put(rule, Hindsight.best(task, rule));
      }
      return new Entry(task, best);
    }

    /** A task keeps a scratch: all its runs are one thread's. */
    Stream<Score.Cell> cells(Preset preset, double... starts) {
      List<Score.Cell> cells = new ArrayList<>();
      for (Rule rule : Rule.values()) {
        for (double start : starts) {
          cells.add(cell(preset, rule, start));
        }
      }
      return cells.stream();
    }

    private Score.Cell cell(Preset preset, Rule rule, double start) {
      Figure figure = Figure.both(task, rule.steered(preset, start));
      double unit = Math.max(Double.MIN_NORMAL, best.get(rule));
      return new Score.Cell(
          task.family(),
          task.drift(),
          rule,
          start,
          figure.trained() / unit,
          figure.served() / unit);
    }
  }

  private Bench(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** Tunes the baselines of the tasks, on all cores. */
  Bench(List<TuneTask> tasks, Runnable done) {
    this(
        tasks.parallelStream()
            .map(Entry::of)
            .peek(
                entry -> {
                  synchronized (done) {
                    done.run();
                  }
                })
            .toList());
  }

  /** Some of the tasks, a function of a number. */
  Bench some(int count, long number) {
    List<Entry> shuffled = new ArrayList<>(entries);
    Collections.shuffle(shuffled, new Random(number));
    return new Bench(shuffled.subList(0, Math.min(count, shuffled.size())));
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
    return new Score(entries.parallelStream().flatMap(e -> e.cells(preset, starts)).toList());
  }
}
