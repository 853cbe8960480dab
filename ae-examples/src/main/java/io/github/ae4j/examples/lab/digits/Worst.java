package io.github.ae4j.examples.lab.digits;

import io.github.ae4j.examples.lab.experiment.Reference;
import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Paired;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Claims on the worst arm of a family, seed by seed. */
final class Worst {
  private Worst() {}

  /** The worst final metric of a family minus a figure; the bound is the tables' tolerance. */
  static Claim.Test from(String family, double figure) {
    return results ->
        Paired.paired(
                form("distance of the worst final of ", family, results) + " from " + figure,
                picks(family, results),
                runs -> worst(runs) - figure,
                true,
                Reference.TOLERANCE)
            .judge(results);
  }

  /** Best minus worst final metric of a family is at most the bound. */
  static Claim.Test spreadAtMost(String family, double bound) {
    return results ->
        Paired.paired(
                form("best - worst final of ", family, results),
                picks(family, results),
                runs -> best(runs) - worst(runs),
                true,
                bound)
            .judge(results);
  }

  /** The worst final metric of one family minus that of another is at least the bound. */
  static Claim.Test differenceAtLeast(String above, String below, double bound) {
    return results -> {
      List<Pick> picks = new ArrayList<>(picks(above, results));
      int split = picks.size();
      picks.addAll(picks(below, results));
      return Paired.paired(
              form("worst final of ", above, results) + form(" - worst of ", below, results),
              picks,
              runs -> worst(runs.subList(0, split)) - worst(runs.subList(split, runs.size())),
              false,
              bound)
          .judge(results);
    };
  }

  /** The family's arms; a family that was not run stands for an arm that is missing. */
  private static List<Pick> picks(String family, Results results) {
    List<String> arms = results.arms(family);
    return (arms.isEmpty() ? List.of(family) : arms).stream().map(Pick::arm).toList();
  }

  private static String form(String what, String family, Results results) {
    return what + String.join(", ", Collections.nCopies(picks(family, results).size(), "%s"));
  }

  private static double worst(List<RunRecord> runs) {
    return runs.stream().mapToDouble(run -> run.metric(Outcome.FINAL)).min().orElse(Double.NaN);
  }

  private static double best(List<RunRecord> runs) {
    return runs.stream().mapToDouble(run -> run.metric(Outcome.FINAL)).max().orElse(Double.NaN);
  }
}
