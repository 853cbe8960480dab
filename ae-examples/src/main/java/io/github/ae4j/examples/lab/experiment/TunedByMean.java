package io.github.ae4j.examples.lab.experiment;

import io.github.ae4j.examples.lab.arm.Role;
import io.github.ae4j.examples.lab.run.Claims.Pick;
import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Results;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Arms tuned in hindsight by their mean over the run, higher being better: for claims about that
 * mean, and where at the end many arms are equal.
 */
final class TunedByMean {
  private TunedByMean() {}

  /** The best arm of a family. */
  static Pick of(String family) {
    return Pick.named(
        "the best " + family + " by its mean", results -> best(results, results.arms(family)));
  }

  /** The best of all baselines. */
  static Pick baseline() {
    return Pick.named(
        "the best baseline by its mean", results -> best(results, baselines(results)));
  }

  private static List<String> baselines(Results results) {
    return results.families(Role.BASELINE).stream()
        .flatMap(family -> results.arms(family).stream())
        .toList();
  }

  private static Optional<String> best(Results results, List<String> arms) {
    return arms.stream()
        .max(
            Comparator.comparingDouble(
                arm -> Arrays.stream(results.values(arm, Outcome.AUC)).average().orElse(0.0)));
  }
}
