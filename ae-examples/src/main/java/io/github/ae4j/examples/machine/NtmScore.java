package io.github.ae4j.examples.machine;

import io.github.ae4j.examples.lab.stats.Interval;
import io.github.ae4j.examples.lab.stats.Ranks;
import io.github.ae4j.examples.report.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an arm's neural Turing machines come to, one a seed. */
record NtmScore(TapeArm arm, List<NtmRun> runs) {
  /** Rates that are tried: a half decade apart. */
  static final List<Double> GRID = List.of(1e-3, 3e-3, 1e-2, 3e-2);

  /** Seeds that rates are chosen on; those that count begin at 1. */
  private static final long FIRST_OF_CHOICE = 10_001;

  private static final int CHOICE = 3;

  /** Seeds from 1 on, one after another: the engine takes one gradient at a time. */
  static NtmScore of(NtmTask task, TapeArm arm, int seeds, int steps) {
    return of(task, arm, 1, seeds, steps);
  }

  private static NtmScore of(NtmTask task, TapeArm arm, long first, int seeds, int steps) {
    List<NtmRun> runs = new ArrayList<>();
    try (Progress progress = Progress.of("ntm " + arm.name(), "seeds", seeds)) {
      for (long seed = first; seed < first + seeds; seed++) {
        runs.add(NtmRun.of(task, arm, seed, steps));
        progress.step();
      }
    }
    return new NtmScore(arm, runs);
  }

  /** Adam at the rate that solves most of three other seeds, and of equal ones in the fewest steps. */
  static TapeArm tuned(NtmTask task, int steps) {
    NtmScore best = null;
    for (double rate : GRID) {
      NtmScore score = of(task, TapeArm.adam(rate), FIRST_OF_CHOICE, CHOICE, steps);
      if (best == null || score.isBetterThan(best)) {
        best = score;
      }
    }
    double rate = best.arm().rate();
    return new TapeArm("adam tuned: " + TapeArm.shown(rate), rate, best.arm().preset());
  }

  private boolean isBetterThan(NtmScore other) {
    return solved() > other.solved() || solved() == other.solved() && steps() < other.steps();
  }

  int solved() {
    return (int) runs.stream().filter(NtmRun::isSolved).count();
  }

  /** Those that copy every fresh sequence of 20 steps. */
  int general() {
    return (int) runs.stream().filter(NtmRun::isGeneral).count();
  }

  int notFinite() {
    return (int) runs.stream().filter(run -> !run.finite()).count();
  }

  /** Median steps of all runs; one that is not solved counts as infinite. */
  double steps() {
    return Ranks.median(
        runs.stream()
            .mapToDouble(r -> r.isSolved() ? r.halted().step() : Double.POSITIVE_INFINITY)
            .toArray());
  }

  /** Median share of sequences of 20 steps that are right. */
  double far() {
    return Ranks.median(runs.stream().mapToDouble(NtmRun::far).toArray());
  }

  String share(int count) {
    Interval share = Interval.ofShare(count, runs.size());
    return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", share.mean(), share.low(), share.high());
  }

  Map<String, Object> result() {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("arm", arm.name());
    result.put("rate", arm.rate());
    result.put("seeds", runs.size());
    result.put("solved", solved());
    result.put("medianSteps", Double.isFinite(steps()) ? steps() : "never");
    result.put("exactAtTwenty", general());
    result.put("medianShareAtTwenty", far());
    result.put("notFinite", notFinite());
    return result;
  }
}
