package io.github.ae4j.examples.lab.experiment;

import io.github.ae4j.examples.lab.run.Claim;
import io.github.ae4j.examples.lab.run.Claims;
import io.github.ae4j.examples.lab.run.Curve;
import io.github.ae4j.examples.lab.run.Finding;
import io.github.ae4j.examples.lab.run.Metric;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Pick;
import io.github.ae4j.examples.lab.run.Results;
import io.github.ae4j.examples.lab.run.RunRecord;
import io.github.ae4j.examples.lab.run.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Whether a loop without a part is worse than the whole loop by at least one metric: final, area
 * under the curve, time to what the whole loop has at three quarters of its budget, and oscillation,
 * each on every task from every start. A cell is the ratio without/whole, paired over the seeds; what
 * is shown is the cell whose interval begins highest. With so many cells one begins above 1 by chance,
 * so the bound is not 1: a harm below a tenth does not count.
 *
 * @param whole family of the whole loop
 * @param without family of the loop without the part
 * @param tasks labels of the tasks as they stand in the arms' families
 * @param starts settings of the arms
 */
record Knockout(String whole, String without, List<String> tasks, List<String> starts)
    implements Claim.Test {
  private static final double BOUND = 1.1;
  private static final double SHARE = 0.75;

  /** A number of both runs of a seed, lower being better. */
  @FunctionalInterface
  private interface Measure {
    double of(RunRecord run, RunRecord whole);
  }

  private static final Map<String, Measure> MEASURES =
      Map.of(
          "final", (run, whole) -> run.metric(Outcome.FINAL),
          "area", (run, whole) -> run.metric(Outcome.AUC),
          "oscillation", (run, whole) -> run.metric("oscillation"),
          "time", Knockout::time);

  private static double time(RunRecord run, RunRecord whole) {
    Curve target = whole.outcome().curves().get(Outcome.METRIC);
    double value = target.at(SHARE * target.lastStep());
    return run.outcome().curves().get(Outcome.METRIC).firstReaching(Metric.loss(""), value);
  }

  @Override
  public Finding judge(Results results) {
    List<Finding> cells = new ArrayList<>();
    for (String task : tasks) {
      for (String start : starts) {
        for (String measure : MEASURES.keySet().stream().sorted().toList()) {
          cells.add(cell(measure, task, start).judge(results));
        }
      }
    }
    Finding worst = cells.stream().max(Comparator.comparingDouble(Knockout::harm)).orElseThrow();
    long hurt = cells.stream().filter(cell -> cell.verdict() == Verdict.HOLDS).count();
    long helped = cells.stream().filter(cell -> cell.high() < 1.0 / BOUND).count();
    return new Finding(
        worst.comparison()
            + " (the most hurt of %d cells; hurt %d, helped %d)"
                .formatted(cells.size(), hurt, helped),
        worst.effect(),
        worst.low(),
        worst.high(),
        worst.bound(),
        worst.atMost(),
        worst.pairs(),
        verdict(cells, worst));
  }

  private static double harm(Finding cell) {
    return Double.isNaN(cell.low()) ? Double.NEGATIVE_INFINITY : cell.low();
  }

  /** One hurt cell is enough; it takes all of them unhurt to say no. */
  private static Verdict verdict(List<Finding> cells, Finding worst) {
    boolean open = cells.stream().anyMatch(cell -> cell.verdict() == Verdict.UNDECIDED);
    return worst.verdict() == Verdict.DOES_NOT_HOLD && open ? Verdict.UNDECIDED : worst.verdict();
  }

  private Claim.Test cell(String measure, String task, String start) {
    Measure of = MEASURES.get(measure);
    ToDoubleFunction<List<RunRecord>> ratio =
        runs -> ratio(of.of(runs.get(0), runs.get(1)), of.of(runs.get(1), runs.get(1)));
    return Claims.pairedRatio(
        measure + " of %s / %s",
        List.of(
            Pick.arm(without + "-" + task + "@" + start),
            Pick.arm(whole + "-" + task + "@" + start)),
        ratio,
        false,
        BOUND);
  }

  private static double ratio(double a, double b) {
    return a == b && Double.isFinite(a) ? 1.0 : a / b;
  }
}
