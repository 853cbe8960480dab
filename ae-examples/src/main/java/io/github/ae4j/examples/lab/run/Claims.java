package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.lab.run.Claim.Test;
import io.github.ae4j.examples.lab.run.Paired.Sample;
import io.github.ae4j.examples.lab.run.Paired.Space;
import io.github.ae4j.examples.lab.stats.Interval;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The usual forms of a claim, paired over seeds and judged by {@link Interval}: a claim holds if the
 * whole 95% interval is on its side. An infinite number (a miss, a diverged loss) is judged by rank;
 * where both of a pair are infinite the pair does not tell.
 */
public final class Claims {
  private Claims() {}

  /** A number of each run. */
  public static ToDoubleFunction<RunRecord> metric(String name) {
    return run -> run.metric(name);
  }

  /** a's metric divided by b's is at most the bound, geometric mean over the seeds. */
  public static Test ratioAtMost(String metric, Pick a, Pick b, double bound) {
    Sample sample =
        (results, runs) -> ratio(runs.get(0).metric(metric), runs.get(1).metric(metric));
    return new Paired(metric + " of %s / %s", List.of(a, b), sample, Space.RATIO, true, bound);
  }

  /** a's metric minus b's is at least the bound. */
  public static Test differenceAtLeast(String metric, Pick a, Pick b, double bound) {
    return difference(metric, a, b, false, bound);
  }

  /** a's metric minus b's is at most the bound. */
  public static Test differenceAtMost(String metric, Pick a, Pick b, double bound) {
    return difference(metric, a, b, true, bound);
  }

  private static Test difference(String metric, Pick a, Pick b, boolean atMost, double bound) {
    return paired(
        metric + " of %s - %s",
        List.of(a, b),
        runs -> runs.get(0).metric(metric) - runs.get(1).metric(metric),
        atMost,
        bound);
  }

  /** a's metric is at most the bound. */
  public static Test atMost(String metric, Pick a, double bound) {
    return atMost(metric, metric(metric), a, bound);
  }

  /** a's metric is at least the bound. */
  public static Test atLeast(String metric, Pick a, double bound) {
    return atLeast(metric, metric(metric), a, bound);
  }

  /** A number of a's run is at most the bound. */
  public static Test atMost(String what, ToDoubleFunction<RunRecord> of, Pick a, double bound) {
    return paired(what + " of %s", List.of(a), runs -> of.applyAsDouble(runs.get(0)), true, bound);
  }

  /** A number of a's run is at least the bound. */
  public static Test atLeast(String what, ToDoubleFunction<RunRecord> of, Pick a, double bound) {
    return paired(what + " of %s", List.of(a), runs -> of.applyAsDouble(runs.get(0)), false, bound);
  }

  /**
   * Any number of the runs of a seed, its mean being bounded.
   *
   * @param form text of the comparison with a %s for each arm's name
   * @param arms whose runs are needed
   * @param of the number, given the runs of one seed in the order of the arms; NaN if unknown
   * @param atMost whether the bound is an upper one
   */
  public static Test paired(
      String form,
      List<Pick> arms,
      ToDoubleFunction<List<RunRecord>> of,
      boolean atMost,
      double bound) {
    return paired(form, arms, of, Space.PLAIN, atMost, bound, Interval.CONFIDENCE);
  }

  /** The same for a ratio, its geometric mean being bounded. */
  public static Test pairedRatio(
      String form,
      List<Pick> arms,
      ToDoubleFunction<List<RunRecord>> of,
      boolean atMost,
      double bound) {
    return paired(form, arms, of, Space.RATIO, atMost, bound, Interval.CONFIDENCE);
  }

  /** The same for a ratio that is at least the bound, at a confidence of its own. */
  public static Test pairedRatioAtLeast(
      String form,
      List<Pick> arms,
      ToDoubleFunction<List<RunRecord>> of,
      double bound,
      double confidence) {
    return paired(form, arms, of, Space.RATIO, false, bound, confidence);
  }

  private static Test paired(
      String form,
      List<Pick> arms,
      ToDoubleFunction<List<RunRecord>> of,
      Space space,
      boolean atMost,
      double bound,
      double confidence) {
    Sample sample = (results, runs) -> of.applyAsDouble(runs);
    return new Paired(form, List.copyOf(arms), sample, space, atMost, bound, confidence);
  }

  /** a/b; equal finite numbers are 1, also where they are 0; two infinities do not tell. */
  public static double ratio(double a, double b) {
    return a == b && Double.isFinite(a) ? 1.0 : a / b;
  }

  /** A metric that is a correlation is at most the bound, mean by Fisher's z. */
  public static Test correlationAtMost(String metric, Pick a, double bound) {
    return correlation(metric, a, true, bound);
  }

  /** A metric that is a correlation is at least the bound, mean by Fisher's z. */
  public static Test correlationAtLeast(String metric, Pick a, double bound) {
    return correlation(metric, a, false, bound);
  }

  private static Test correlation(String metric, Pick a, boolean atMost, double bound) {
    Sample sample = (results, runs) -> runs.get(0).metric(metric);
    return new Paired(metric + " of %s", List.of(a), sample, Space.CORRELATION, atMost, bound);
  }

  /**
   * a's time to target divided by b's is at most the bound, geometric mean over the seeds; a miss is
   * infinite. The {@link Target} is what the best tuned baseline reaches at 75% of the budget.
   */
  public static Test timeToTargetRatioAtMost(Pick a, Pick b, double bound) {
    return new Paired(
        "time to target of %s / %s", List.of(a, b), Claims::timeRatio, Space.RATIO, true, bound);
  }

  private static double timeRatio(Results results, List<RunRecord> runs) {
    return Target.of(results)
        .map(target -> ratio(target.time(runs.get(0)), target.time(runs.get(1))))
        .orElse(Double.NaN);
  }

  /**
   * Something is so in at least a share of the seeds, with Wilson's interval: 5 of 5 seeds show a
   * share above 0.56.
   *
   * @param what is so, in words with a %s for each arm's name
   * @param arms whose runs are needed
   * @param holds whether it is so, given the runs of one seed
   */
  public static Test holdsInShare(
      String what, List<Pick> arms, Predicate<List<RunRecord>> holds, double share) {
    return new ShareOfSeeds(what, List.copyOf(arms), holds, share);
  }
}
