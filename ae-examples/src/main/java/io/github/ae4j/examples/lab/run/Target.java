package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.lab.stats.Ranks;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the arms of an experiment are timed to: the value the best tuned baseline's metric has at
 * 75% of the budget, median over its seeds. The protocol's "median final metric of the best tuned
 * baseline, reached at 75% of the budget" is read so because the final metric itself is what the
 * baseline reaches at 100%, and the reference table's target (0.956) lies below its final (0.9576).
 * An arm that reaches the baseline's own level a quarter earlier than its budget counts as a hit.
 */
public record Target(String arm, double value, Metric metric) {
  private static final double SHARE = 0.75;

  /** The targets of an experiment by condition, for a value under one says nothing of another. */
  public static Map<String, Target> byCondition(Results results) {
    Map<String, Target> targets = new LinkedHashMap<>();
    for (String condition : results.conditions()) {
      of(results.under(condition)).ifPresent(target -> targets.put(condition, target));
    }
    return targets;
  }

  /** The target of a condition; none without a baseline that stays finite. */
  public static Optional<Target> of(Results all) {
    return all.bestBaseline()
        .map(arm -> new Target(arm, Ranks.median(all.values(arm, Target::atShare)), all.metric()))
        .filter(target -> Double.isFinite(target.value));
  }

  /** A run's metric at that share of its budget. */
  public static double atShare(RunRecord run) {
    Curve curve = run.curve(Outcome.METRIC);
    return curve.at(SHARE * curve.lastStep());
  }

  /** Steps a run took to get there; a miss is infinite. */
  public double time(RunRecord run) {
    return run.curve(Outcome.METRIC).firstReaching(metric, value);
  }
}
