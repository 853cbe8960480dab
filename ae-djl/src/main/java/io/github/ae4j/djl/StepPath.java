package io.github.ae4j.djl;

/**
 * How a {@link SteeredTrainer} makes its steps. All ways give the same results up to the rounding of
 * sums.
 */
public enum StepPath {
  /**
   * The fastest: on the CPU two passes of plain Java over the tensors' own memory, where the engine uses one thread or
   * the network is small; elsewhere as {@link #SCRIPT}.
   */
  FUSED,
  /**
   * Two calls into a TorchScript module: one reduces, one updates every parameter in place. The plain
   * path stands in where this one cannot go, and the log says why.
   */
  SCRIPT,
  /** A handful of engine operations for each parameter, the update by the optimizer's own code. */
  PLAIN
}
