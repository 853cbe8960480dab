package io.github.ae4j.examples.lab.digits;

import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Claims on how far apart a metric of several arms lies, seed by seed. */
final class Spread {
  private Spread() {}

  /** Largest over smallest value of a metric over the arms is at most the bound. */
  static Claim.Test atMost(String metric, List<Pick> arms, double bound) {
    return Paired.pairedRatio(
        "largest / smallest " + metric + " over " + names(arms),
        arms,
        runs -> spread(metric, runs),
        true,
        bound);
  }

  /** The spread over some arms divided by that over others is at most the bound. */
  static Claim.Test smaller(String metric, List<Pick> arms, List<Pick> others, double bound) {
    List<Pick> all = Stream.concat(arms.stream(), others.stream()).toList();
    int first = arms.size();
    return Paired.pairedRatio(
        "spread of " + metric + " over " + names(arms) + " / over " + names(others),
        all,
        runs ->
            spread(metric, runs.subList(0, first))
                / spread(metric, runs.subList(first, runs.size())),
        true,
        bound);
  }

  /** The largest ratio of an arm's final metric, a loss, to that of its own rival is at most so. */
  static Claim.Test worstRatio(List<Pick> arms, List<Pick> rivals, double bound) {
    List<Pick> all = new ArrayList<>(arms);
    all.addAll(rivals);
    return Paired.pairedRatio(
        "largest final of " + names(arms) + ", each / its own of " + names(rivals),
        all,
        runs -> worstRatio(runs.subList(0, arms.size()), runs.subList(arms.size(), runs.size())),
        true,
        bound);
  }

  private static double worstRatio(List<RunRecord> arms, List<RunRecord> rivals) {
    double worst = 0.0;
    for (int i = 0; i < arms.size(); i++) {
      double ratio = arms.get(i).metric(Outcome.FINAL) / rivals.get(i).metric(Outcome.FINAL);
      worst = Math.max(worst, ratio);
    }
    return worst;
  }

  private static double spread(String metric, List<RunRecord> runs) {
    double largest = 0.0;
    double smallest = Double.POSITIVE_INFINITY;
    for (RunRecord run : runs) {
      largest = Math.max(largest, run.metric(metric));
      smallest = Math.min(smallest, run.metric(metric));
    }
    return largest / smallest;
  }

  /** A %s for each. */
  private static String names(List<Pick> arms) {
    return String.join(", ", arms.stream().map(arm -> "%s").toList());
  }
}
