package io.github.ae4j.examples.machine;

import io.github.ae4j.examples.lab.stats.Interval;
import io.github.ae4j.machine.tape.TapeTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/** What an arm's runs of one task come to. */
record TapeScore(TapeArm arm, List<TapeRun> runs) {
  /** Seeds that rates are chosen on; those that count begin at 1. */
  private static final long FIRST_OF_CHOICE = 10_001;

  /** Runs seeds from 1 on. */
  static TapeScore of(TapeTask task, TapeArm arm, int seeds, int steps) {
    return of(task, arm, 1, seeds, steps);
  }

  private static TapeScore of(TapeTask task, TapeArm arm, long first, int seeds, int steps) {
    return new TapeScore(
        arm,
        LongStream.range(first, first + seeds)
            .parallel()
            .mapToObj(seed -> TapeRun.of(task, arm, seed, steps))
            .toList());
  }

  /** The arm of the grid that solves most of other seeds, and of equal ones in the fewest steps. */
  static TapeArm tuned(TapeTask task, int seeds, int steps) {
    TapeScore best = of(task, TapeArm.adam(TapeArm.GRID.get(0)), FIRST_OF_CHOICE, seeds, steps);
    for (double rate : TapeArm.GRID.subList(1, TapeArm.GRID.size())) {
      TapeScore score = of(task, TapeArm.adam(rate), FIRST_OF_CHOICE, seeds, steps);
      boolean more = score.solved() > best.solved();
      boolean sooner = score.solved() == best.solved() && score.steps() < best.steps();
      best = more || sooner ? score : best;
    }
    double rate = best.arm().rate();
    return new TapeArm("adam tuned: " + TapeArm.shown(rate), rate, best.arm().preset());
  }

  int solved() {
    return (int) runs.stream().filter(TapeRun::isSolved).count();
  }

  /** Programs that are solved and exact once hardened. */
  int exact() {
    return (int) runs.stream().filter(run -> run.isSolved() && run.isExact()).count();
  }

  /** Programs that are not solved, and exact once hardened. */
  int exactUnsolved() {
    return (int) runs.stream().filter(run -> !run.isSolved() && run.isExact()).count();
  }

  int notFinite() {
    return (int) runs.stream().filter(run -> !run.isFinite()).count();
  }

  /** Median steps of all runs; one that is not solved counts as infinite. */
  double steps() {
    double[] steps =
        runs.stream()
            .mapToDouble(r -> r.isSolved() ? r.halted().step() : Double.POSITIVE_INFINITY)
            .sorted()
            .toArray();
    int middle = steps.length / 2;
    return steps.length % 2 == 1 ? steps[middle] : 0.5 * (steps[middle - 1] + steps[middle]);
  }

  String share() {
    Interval share = Interval.ofShare(solved(), runs.size());
    return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", share.mean(), share.low(), share.high());
  }

  Map<String, Object> result(String task) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("task", task);
    result.put("arm", arm.name());
    result.put("rate", arm.rate());
    result.put("seeds", runs.size());
    result.put("solved", solved());
    result.put("medianSteps", Double.isFinite(steps()) ? steps() : "never");
    result.put("exactOfSolved", exact());
    result.put("exactOfUnsolved", exactUnsolved());
    result.put("notFinite", notFinite());
    return result;
  }
}
