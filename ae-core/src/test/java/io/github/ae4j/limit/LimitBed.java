package io.github.ae4j.limit;

import io.github.ae4j.coefficient.Candidate;
import io.github.ae4j.coefficient.Chart;
import io.github.ae4j.coefficient.Coefficient;
import io.github.ae4j.coefficient.Coefficients;
import io.github.ae4j.signal.Bed;
import java.util.List;

/** Learning rate 0.1 without momentum in one dimension, w = 1: d is the gradient. */
final class LimitBed {
  final Candidate candidate =
      new Candidate(
          Coefficients.of(
              List.of(
                  Coefficient.of("learningRate", Chart.LOG, 1e-12, 1e6),
                  Coefficient.of("momentum", Chart.LOG_COMPLEMENT, 0.0, 0.999)),
              0.1,
              0.0));

  /** The learning rate applied. */
  double applied() {
    return candidate.value(0);
  }

  /** The learning rate stored. */
  double stored() {
    return Math.exp(candidate.coordinate(0));
  }

  /** Surroundings with the statistics of a gradient and of parameters of that length. */
  static Bed bed(Limit limit, double g, double theta) {
    return new Bed(limit).direction(g, 0.0, 0.0, theta);
  }

  /** Bounds a step that leaves everything where it is. */
  void limit(Limit limit, Bed bed) {
    candidate.reset();
    limit.limit(bed.signals, candidate, bed.memory);
  }
}
