package io.github.ae4j.law;

import io.github.ae4j.memory.Extrema;

/** softplus(x) = log(1 + exp x), the theory's smooth ramp. */
final class Softplus {
  /** softplus(1), where V^ = V/V* sits at rest. */
  static final double AT_REST = of(1.0);

  private Softplus() {}

  static double of(double x) {
    return Extrema.max(x, 0.0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
