package io.github.ae4j.djl;

import io.github.ae4j.djl.pass.Way;

/**
 * How a {@link SteeredTrainer} makes its steps. All ways give the same results up to rounding; gradients below 1e-15
 * may be an exception, if epsilon is as small.
 */
public enum StepPath {
  /**
   * The fastest: on the CPU two passes of plain Java over the tensors' own memory, where the engine uses one thread or
   * the network is small; elsewhere, and for an update that noise or an averaged readout follows, as {@link #SCRIPT}.
   */
  FUSED(Way.MEMORY),
  /**
   * Two calls into a TorchScript module: one reduces, one updates every parameter in place. The plain
   * path stands in where this one cannot go, and the log says why.
   */
  SCRIPT(Way.SCRIPT),
  /** A handful of engine operations for each parameter, the update by the optimizer's own code. */
  PLAIN(Way.ENGINE);

  private final Way fastest;

  StepPath(Way fastest) {
    this.fastest = fastest;
  }

  /** The fastest way to choose. */
  Way fastest() {
    return fastest;
  }
}
