package io.github.ae4j.array;

import io.github.ae4j.array.Kernel.Block;
import io.github.ae4j.array.Kernel.Sums;
import io.github.ae4j.group.Ranges.Range;
import org.jspecify.annotations.Nullable;

/**
 * An update that looks at each block of the gradient just before it is used, while it is in the processor's cache.
 * What was updated before one is found that is too long, or not finite, is then taken back, which is exact but for
 * rounding.
 */
final class CheckedUpdate {
  /** Coordinates that are looked at and then updated; three arrays of them fit a small cache. */
  private static final int LOOK = 768;

  private final ArrayPlant plant;
  private final Kernel kernel;
  private final Blocks blocks;
  private final Vector gradient;
  private final Range[] trained;

  CheckedUpdate(ArrayPlant plant, Kernel kernel, Blocks blocks, Vector gradient) {
    this.plant = plant;
    this.kernel = kernel;
    this.blocks = blocks;
    this.gradient = gradient;
    trained = plant.ranges().trained();
  }

  /** Whether an update with the coefficients as they are can be taken back. */
  boolean undoes() {
    boolean undoes = true;
    for (Range range : trained) {
      undoes &= plant.isFrozen(range) || kernel.undoes(plant.step(range));
    }
    return undoes;
  }

  /** Whether |g|^2 of all that is trained is a bound at most. */
  boolean isUsable(double bound) {
    double square = 0.0;
    for (Range range : trained) {
      square += plant.isFrozen(range) ? 0.0 : gradient.squares(range.from(), range.to());
    }
    return square <= bound;
  }

  /**
   * Makes the update.
   *
   * @param bound greatest |g|^2 of a block; infinite where all was looked at before
   * @param sums receives the reductions of each range; null for none
   * @return false if a block is beyond it: then nothing is left of the update
   */
  boolean update(double bound, Sums @Nullable [] sums) {
    for (int r = 0; r < trained.length; r++) {
      if (!plant.isFrozen(trained[r]) && !update(r, bound, sums == null ? null : sums[r])) {
        return false;
      }
    }
    return true;
  }

  /** The same for a range; of those before it, too, nothing is left if it is not. */
  private boolean update(int r, double bound, @Nullable Sums sums) {
    Step step = plant.step(trained[r]);
    for (int from = trained[r].from(); from < trained[r].to(); ) {
      int to = ArrayPlant.end(trained[r], from, LOOK);
      Block block = blocks.load(from, to);
      if (!(reduce(step, block, sums) <= bound)) {
        undo(r, from);
        return false;
      }
      kernel.update(step, block);
      blocks.store(from, to);
      from = to;
    }
    return true;
  }

  /** A block's |g|^2, and into the sums, if there are any, all that is measured of it. */
  private double reduce(Step step, Block block, @Nullable Sums sums) {
    if (sums == null) {
      return Reductions.squares(block.g, block.from, block.to);
    }
    double before = sums.gg;
    kernel.gather(step, block, sums);
    return sums.gg - before;
  }

  /** Takes back what was updated before a place in a range. */
  private void undo(int r, int to) {
    for (int i = 0; i <= r; i++) {
      Step step = plant.step(trained[i]);
      int end = i == r ? to : trained[i].to();
      for (int from = trained[i].from(); from < end && !plant.isFrozen(trained[i]); ) {
        int next = from + Math.min(end - from, LOOK);
        kernel.undo(step, blocks.load(from, next));
        from = next;
      }
    }
  }
}
