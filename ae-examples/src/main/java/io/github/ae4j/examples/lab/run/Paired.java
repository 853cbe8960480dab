package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.lab.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/**
 * A claim on a number that every seed gives: made of the runs of one arm or several that share the
 * seed, and so the initial weights and the batches.
 *
 * @param form text of the comparison, with a %s for each arm
 * @param picks the arms
 * @param sample the number
 * @param space in which its mean is taken
 * @param atMost whether the bound is an upper one
 * @param bound the claim's
 * @param confidence of the interval
 */
record Paired(
    String form,
    List<Pick> picks,
    Sample sample,
    Space space,
    boolean atMost,
    double bound,
    double confidence)
    implements Claim.Test {

  /** At the usual confidence. */
  Paired(String form, List<Pick> picks, Sample sample, Space space, boolean atMost, double bound) {
    this(form, picks, sample, space, atMost, bound, Interval.CONFIDENCE);
  }

  /** A number of a seed's runs, in the order of the arms; NaN where they do not tell. */
  @FunctionalInterface
  interface Sample {
    double of(Results results, List<RunRecord> runs);
  }

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

  @Override
  public Finding judge(Results results) {
    List<String> arms = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Pick pick : picks) {
      Optional<String> arm = pick.of(results);
      arm.ifPresent(arms::add);
      if (arm.isEmpty()) {
        missing.add(pick.label());
      }
    }
    if (!missing.isEmpty()) {
      List<String> labels = picks.stream().map(Pick::label).toList();
      return Finding.missing(
          text(labels) + " (not run: " + String.join(", ", missing) + ")", bound, atMost);
    }
    return judge(results, arms);
  }

  private Finding judge(Results results, List<String> arms) {
    List<Long> seeds = results.seeds(arms.toArray(String[]::new));
    double[] samples =
        seeds.stream()
            .mapToDouble(seed -> sample.of(results, runs(results, arms, seed)))
            .map(space.into)
            .toArray();
    Interval interval = Interval.at(confidence, samples).map(space.back);
    return Finding.of(text(arms), interval, bound, atMost, samples.length);
  }

  private static List<RunRecord> runs(Results results, List<String> arms, long seed) {
    return arms.stream()
        .map(arm -> results.run(arm, seed).orElseThrow())
        .collect(Collectors.toUnmodifiableList());
  }

  private String text(List<String> arms) {
    return form.formatted(arms.toArray());
  }
}
