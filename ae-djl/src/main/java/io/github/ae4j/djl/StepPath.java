package io.github.ae4j.djl;

/**
 * How a {@link SteeredTrainer} makes its steps. Both ways give the same results up to the rounding of
 * sums.
 */
public enum StepPath {
  /**
   * Two calls into a TorchScript module: one reduces, one updates every parameter in place. The plain
   * path stands in where this one cannot go, and the log says why.
   */
  FUSED,
  /** A handful of engine operations for each parameter, the update by the optimizer's own code. */
  PLAIN
}
