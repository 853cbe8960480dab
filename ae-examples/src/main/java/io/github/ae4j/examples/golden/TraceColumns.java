package io.github.ae4j.examples.golden;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The columns a trace can have. */
final class TraceColumns {
  /** The step, from 1. */
  static final String STEP = "t";

  /** The noise, which a trace without noise may leave out. */
  static final String SIGMA = "sigma";

  /** What a column of a parameter begins with; its index follows. */
  static final String THETA = "theta";

  private static final List<String> SCALARS =
      List.of(STEP, "loss", "T", "V", "S", "rho", "alpha", "mu", SIGMA, "gamma", "gnorm");

  private TraceColumns() {}

  /** All columns of a problem of some coordinates. */
  static Set<String> of(int dimension) {
    Set<String> columns = new LinkedHashSet<>(SCALARS);
    for (int i = 0; i < dimension; i++) {
      columns.add(THETA + i);
    }
    return columns;
  }
}
