package io.github.ae4j.examples.lab.experiment;

import io.github.ae4j.examples.lab.run.Outcome;
import io.github.ae4j.examples.lab.run.Pick;

/**
 * Arms tuned in hindsight by their mean over the run, higher being better: for claims about that
 * mean, and where at the end many arms are equal.
 */
final class TunedByMean {
  private TunedByMean() {}

  /** The best arm of a family. */
  static Pick of(String family) {
    return Pick.bestOf(family, Outcome.AUC, true);
  }

  /** The best of all baselines. */
  static Pick baseline() {
    return Pick.bestBaseline(Outcome.AUC, true);
  }
}
