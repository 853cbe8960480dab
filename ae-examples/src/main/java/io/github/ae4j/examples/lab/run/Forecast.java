package io.github.ae4j.examples.lab.run;

import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * How long it will still take: of each run that waits, the mean time of the finished runs of its
 * experiment, or of all where there is none, shared by the jobs.
 */
public final class Forecast {
  private final Set<PlannedRun> waiting;
  private final int jobs;
  private final Map<String, DoubleSummaryStatistics> seconds = new HashMap<>();
  private final DoubleSummaryStatistics all = new DoubleSummaryStatistics();

  /** A forecast of these runs. */
  public Forecast(Collection<PlannedRun> waiting, int jobs) {
    this.waiting = new LinkedHashSet<>(waiting);
    this.jobs = jobs;
  }

  /** Learns how long a run took, now or in an earlier call. */
  public void learn(PlannedRun run, double took) {
    waiting.remove(run);
    String name = run.experiment().name();
    seconds.computeIfAbsent(name, key -> new DoubleSummaryStatistics()).accept(took);
    all.accept(took);
  }

  /** Forgets a run that failed. */
  public void drop(PlannedRun run) {
    waiting.remove(run);
  }

  /** Seconds left; NaN as long as nothing is known. */
  public double remaining() {
    if (all.getCount() == 0) {
      return Double.NaN;
    }
    double sum = 0.0;
    for (PlannedRun run : waiting) {
      sum += seconds.getOrDefault(run.experiment().name(), all).getAverage();
    }
    return sum / jobs;
  }
}
