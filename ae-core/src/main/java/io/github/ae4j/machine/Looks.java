package io.github.ae4j.machine;

import io.github.ae4j.event.LossShift;
import io.github.ae4j.signal.Signal;
import io.github.ae4j.signal.Statistic;

/** What several rules make of a look; over all groups where there are several. */
final class Looks {
  static final String DRIFT = LossShift.DRIFT;

  private Looks() {}

  /** Length of the effective step of all groups together. */
  static double step(Look look) {
    double sum = 0.0;
    for (int group = 0; group < look.groups(); group++) {
      double gamma = look.signal(group, Signal.EFFECTIVE_STEP);
      sum += gamma * gamma;
    }
    return Math.sqrt(sum);
  }

  /** Length of all parameters. */
  static double parameters(Look look) {
    double sum = 0.0;
    for (int group = 0; group < look.groups(); group++) {
      sum += look.statistic(group, Statistic.THETA_THETA);
    }
    return Math.sqrt(sum);
  }

  /** The evidence of the group whose target stands least. */
  static double evidence(Look look) {
    double most = Double.NEGATIVE_INFINITY;
    for (int group = 0; group < look.groups(); group++) {
      most = Math.max(most, look.signal(group, Signal.EVIDENCE));
    }
    return most;
  }
}
