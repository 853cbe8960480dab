package io.github.ae4j.examples.lab.run;

import io.github.ae4j.examples.lab.run.Claim.Test;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The usual forms of a claim. Paired over seeds. */
public final class Claims {
  private Claims() {}

  /** A number of each run. */
  public static ToDoubleFunction<RunRecord> metric(String name) {
    return run -> run.metric(name);
  }

  /** Picks an arm from the results: a name, or the best of a family in hindsight. */
  @FunctionalInterface
  public interface Pick {
    /** The arm, if it was run. */
    Optional<String> of(Results results);

    /** The best arm of a family. */
    static Pick bestOf(String family) {
      return results -> results.best(family);
    }

    /** The best of all baselines. */
    static Pick bestBaseline() {
      return Results::bestBaseline;
    }

    /** An arm by its name. */
    static Pick arm(String name) {
      return results -> results.arms().contains(name) ? Optional.of(name) : Optional.empty();
    }
  }

  /** a's metric divided by b's is at most the bound, geometric mean over the seeds. */
  public static Test ratioAtMost(String metric, Pick a, Pick b, double bound) {
    throw new UnsupportedOperationException("to be written");
  }

  /** a's metric minus b's is at least the bound. */
  public static Test differenceAtLeast(String metric, Pick a, Pick b, double bound) {
    throw new UnsupportedOperationException("to be written");
  }

  /** a's metric minus b's is at most the bound. */
  public static Test differenceAtMost(String metric, Pick a, Pick b, double bound) {
    throw new UnsupportedOperationException("to be written");
  }

  /** a's metric is at most the bound. */
  public static Test atMost(String metric, Pick a, double bound) {
    throw new UnsupportedOperationException("to be written");
  }

  /** a's metric is at least the bound. */
  public static Test atLeast(String metric, Pick a, double bound) {
    throw new UnsupportedOperationException("to be written");
  }

  /**
   * a's time to target divided by b's is at most the bound, geometric mean over the seeds; a miss is
   * infinite. The target is what the best tuned baseline reaches at 75% of the budget.
   */
  public static Test timeToTargetRatioAtMost(Pick a, Pick b, double bound) {
    throw new UnsupportedOperationException("to be written");
  }

  /** Largest over smallest seed-mean of a metric over arms (start rates, batch sizes) is at most. */
  public static Test spreadAtMost(String metric, String family, double bound) {
    throw new UnsupportedOperationException("to be written");
  }
}
