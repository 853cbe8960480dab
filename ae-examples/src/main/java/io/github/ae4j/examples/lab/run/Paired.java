package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.lab.stats.Interval;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * A claim on a number that every seed gives, made of the runs of one arm or several that share the
 * seed, and so the initial weights and the batches; NaN if unknown. The form names the arms, a %s
 * each. It holds if the whole {@link Interval} of the mean, taken in a space, is on the bound's
 * side. An infinite number (a miss, a diverged loss) is judged by rank; where both of a pair are
 * infinite the pair does not tell.
 */
public record Paired(
    String form,
    List<Pick> arms,
    ToDoubleBiFunction<Results, List<RunRecord>> sample,
    Space space,
    boolean atMost,
    double bound,
    double confidence)
    implements Claim.Test {

  /** Where a mean is taken. */
  enum Space {
    /** As it is. */
    PLAIN(x -> x, x -> x),
    /** The logarithm: geometric means, for ratios. */
    RATIO(Math::log, Math::exp),
    /** Fisher's z = artanh r, for correlations. */
    CORRELATION(r -> 0.5 * Math.log((1.0 + r) / (1.0 - r)), Math::tanh);

    private final DoubleUnaryOperator into;
    private final DoubleUnaryOperator back;

    Space(DoubleUnaryOperator into, DoubleUnaryOperator back) {
      this.into = into;
      this.back = back;
    }
  }

  private static Paired of(String metric, Pick a, boolean atMost, double bound) {
    return paired(metric + " of %s", List.of(a), runs -> runs.get(0).metric(metric), atMost, bound);
  }

  private Paired in(Space other) {
    return new Paired(form, arms, sample, other, atMost, bound, confidence);
  }

  /** a's metric divided by b's is at most the bound, geometric mean over the seeds. */
  public static Claim.Test ratioAtMost(String metric, Pick a, Pick b, double bound) {
    ToDoubleFunction<List<RunRecord>> of =
        runs -> ratio(runs.get(0).metric(metric), runs.get(1).metric(metric));
    return pairedRatio(metric + " of %s / %s", List.of(a, b), of, true, bound);
  }

  public static Claim.Test differenceAtLeast(String metric, Pick a, Pick b, double bound) {
    return difference(metric, a, b, false, bound);
  }

  public static Claim.Test differenceAtMost(String metric, Pick a, Pick b, double bound) {
    return difference(metric, a, b, true, bound);
  }

  private static Claim.Test difference(
      String metric, Pick a, Pick b, boolean atMost, double bound) {
    ToDoubleFunction<List<RunRecord>> of =
        runs -> runs.get(0).metric(metric) - runs.get(1).metric(metric);
    return paired(metric + " of %s - %s", List.of(a, b), of, atMost, bound);
  }

  public static Claim.Test atMost(String metric, Pick a, double bound) {
    return of(metric, a, true, bound);
  }

  public static Claim.Test atLeast(String metric, Pick a, double bound) {
    return of(metric, a, false, bound);
  }

  /** A metric that is a correlation is at most the bound, mean by Fisher's z. */
  public static Claim.Test correlationAtMost(String metric, Pick a, double bound) {
    return of(metric, a, true, bound).in(Space.CORRELATION);
  }

  /** A metric that is a correlation is at least the bound, mean by Fisher's z. */
  public static Claim.Test correlationAtLeast(String metric, Pick a, double bound) {
    return of(metric, a, false, bound).in(Space.CORRELATION);
  }

  /** Any number of the runs of a seed, its mean being bounded. */
  public static Paired paired(
      String form,
      List<Pick> arms,
      ToDoubleFunction<List<RunRecord>> of,
      boolean atMost,
      double bound) {
    ToDoubleBiFunction<Results, List<RunRecord>> sample = (all, runs) -> of.applyAsDouble(runs);
    return new Paired(form, arms, sample, Space.PLAIN, atMost, bound, Interval.CONFIDENCE);
  }

  /** The same for a ratio, its geometric mean being bounded. */
  public static Paired pairedRatio(
      String form,
      List<Pick> arms,
      ToDoubleFunction<List<RunRecord>> of,
      boolean atMost,
      double bound) {
    return paired(form, arms, of, atMost, bound).in(Space.RATIO);
  }

  /** The same at another confidence. */
  public Claim.Test at(double other) {
    return new Paired(form, arms, sample, space, atMost, bound, other);
  }

  /** a/b; equal finite numbers are 1, also where they are 0; two infinities do not tell. */
  public static double ratio(double a, double b) {
    return a == b && Double.isFinite(a) ? 1.0 : a / b;
  }

  /**
   * a's time to target divided by b's is at most the bound, geometric mean over the seeds; a miss is
   * infinite. The {@link Target} is what the best tuned baseline reaches at 75% of the budget.
   */
  public static Claim.Test timeToTargetRatioAtMost(Pick a, Pick b, double bound) {
    ToDoubleBiFunction<Results, List<RunRecord>> of =
        (results, runs) ->
            Target.of(results)
                .map(target -> ratio(target.time(runs.get(0)), target.time(runs.get(1))))
                .orElse(Double.NaN);
    String form = "time to target of %s / %s";
    return new Paired(form, List.of(a, b), of, Space.RATIO, true, bound, Interval.CONFIDENCE);
  }

  /**
   * What is so, in words with a %s for each arm's name, is so in at least a share of the seeds, with
   * Wilson's interval: 5 of 5 seeds show a share above 0.56.
   */
  public static Claim.Test holdsInShare(
      String what, List<Pick> arms, Predicate<List<RunRecord>> holds, double share) {
    // The mean of zeros and ones is the share, with the arms' names and the missing ones told.
    String form = "share of seeds in which " + what;
    Claim.Test count = paired(form, arms, runs -> holds.test(runs) ? 1.0 : 0.0, false, share);
    return results -> {
      Finding counted = count.judge(results);
      int hits = (int) Math.round(counted.effect() * counted.pairs());
      Interval wilson = Interval.ofShare(hits, counted.pairs());
      return Finding.of(counted.comparison(), wilson, share, false, counted.pairs());
    };
  }

  @Override
  public Finding judge(Results results) {
    List<Pick> missing = arms.stream().filter(pick -> pick.of(results).isEmpty()).toList();
    if (!missing.isEmpty()) {
      String absent = String.join(", ", missing.stream().map(Pick::label).toList());
      String text = form.formatted(arms.stream().map(Pick::label).toArray());
      return Finding.missing(text + " (not run: " + absent + ")", bound, atMost);
    }
    List<String> names = arms.stream().map(p -> p.of(results)).flatMap(Optional::stream).toList();
    double[] samples =
        results.seeds(names.toArray(String[]::new)).stream()
            .map(seed -> names.stream().map(a -> results.run(a, seed).orElseThrow()).toList())
            .mapToDouble(runs -> space.into.applyAsDouble(sample.applyAsDouble(results, runs)))
            .toArray();
    Interval interval = Interval.at(confidence, samples).map(space.back);
    return Finding.of(form.formatted(names.toArray()), interval, bound, atMost, samples.length);
  }
}
