package io.github.ae4j.array;

import io.github.ae4j.array.Kernel.Block;
import org.jspecify.annotations.Nullable;

/**
 * Hands the arrays to a kernel block by block: arrays of doubles as they stand, others through a
 * scratch of doubles. One block at a time; it is reused, so that a step allocates nothing.
 */
final class Blocks {
  private final Vector theta;
  private final Vector gradient;
  private final Vector m;
  private final @Nullable Vector v;
  private final boolean inPlace;
  private final double[][] scratch;
  private final Block block = new Block();

  Blocks(Vector theta, Vector gradient, Moments moments) {
    this.theta = theta;
    this.gradient = gradient;
    m = moments.m;
    v = moments.v;
    inPlace = theta.inPlace();
    scratch = new double[4][inPlace ? 0 : Vector.BLOCK];
    loadAll(0, 0);
  }

  /** The longest block an update may take at once. */
  int stride() {
    return inPlace ? theta.size() : Vector.BLOCK;
  }

  /** Coordinates {@code from} to {@code to} of every array. */
  Block load(int from, int to) {
    loadGradient(from, to);
    if (!inPlace) {
      loadAll(from, to);
    }
    return block;
  }

  /** Coordinates {@code from} to {@code to} of the gradient alone. */
  Block loadGradient(int from, int to) {
    block.offset = inPlace ? 0 : from;
    block.from = inPlace ? from : 0;
    block.to = inPlace ? to : to - from;
    block.g = gradient.block(from, to, scratch[1]);
    return block;
  }

  private void loadAll(int from, int to) {
    block.theta = theta.block(from, to, scratch[0]);
    block.m = m.block(from, to, scratch[2]);
    if (v != null) {
      block.v = v.block(from, to, scratch[3]);
    }
  }

  /** Writes parameters and moments of a block back. */
  void store(int from, int to) {
    if (!inPlace) {
      theta.store(from, to, block.theta);
      m.store(from, to, block.m);
      if (v != null) {
        v.store(from, to, block.v);
      }
    }
  }
}
