package io.github.ae4j.limit;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.signal.Direction;
import io.github.ae4j.signal.Signals;

/** The direction of the step about to be made, under the momentum and its share in the candidate. */
final class NextDirection {
  private NextDirection() {}

  /** |d|. */
  static double norm(Signals signals, Candidate candidate) {
    double mu = candidate.value(Coefficient.MOMENTUM);
    return candidate.coefficients().weighsByRates()
        ? Direction.normWeighted(signals, mu, share(candidate))
        : Direction.norm(signals, mu, share(candidate));
  }

  /** {@code <g, d>}. */
  static double slope(Signals signals, Candidate candidate) {
    double mu = candidate.value(Coefficient.MOMENTUM);
    return candidate.coefficients().weighsByRates()
        ? Direction.slopeWeighted(signals, mu, share(candidate))
        : Direction.slope(signals, mu, share(candidate));
  }

  /** nu (1-mu) + 1-nu, the gradient's share in the direction of the step that it comes with. */
  static double own(Candidate candidate) {
    double nu = share(candidate);
    return nu * (1.0 - candidate.value(Coefficient.MOMENTUM)) + 1.0 - nu;
  }

  private static double share(Candidate candidate) {
    return candidate.value(Coefficient.MOMENTUM_SHARE, Direction.ALL);
  }
}
