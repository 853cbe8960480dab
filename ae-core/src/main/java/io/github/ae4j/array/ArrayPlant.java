package io.github.ae4j.array;

import io.github.ae4j.adapter.CounterNoise;
import io.github.ae4j.adapter.RateWeightedMoment;
import io.github.ae4j.array.Kernel.Block;
import io.github.ae4j.array.Kernel.Sums;
import io.github.ae4j.memory.Check;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a loop around arrays controls, in the control engineer's word: parameters, moments and the
 * coefficients of the next update, walked block by block.
 */
final class ArrayPlant {
  /** From so many coordinates on a pass more over the gradient costs more than looking in the update. */
  private static final int LARGE = 1 << 16;

  /** Coordinates that are looked at and then updated; three arrays of them fit a small cache. */
  private static final int LOOK = 768;

  /** |g|^2 of a block over |g|^2 of all, up to which undoing an update is exact but for rounding. */
  private static final double SPIKE = 1e12;

  private final String name;
  private final Kernel kernel;
  private final long noiseSeed;
  private final Vector theta;
  private final Vector gradient;
  private final Moments moments;
  private final Blocks blocks;
  private final int n;
  private final Step step;

  ArrayPlant(String name, Kernel kernel, Vector theta, ArraySettings settings) {
    Check.atLeast("number of parameters", theta.size(), 1);
    this.name = name;
    this.kernel = kernel;
    this.theta = theta;
    noiseSeed = settings.noiseSeed();
    n = theta.size();
    gradient = theta.zeros();
    moments = new Moments(name, kernel, theta);
    blocks = new Blocks(theta, gradient, moments);
    step = new Step(name, kernel.decoupledDecay(), settings);
  }

  int size() {
    return n;
  }

  String name() {
    return name;
  }

  Vector parameters() {
    return theta;
  }

  Moments moments() {
    return moments;
  }

  Step coefficients() {
    return step;
  }

  /** lambda of a decay beside the gradient. */
  double decoupledDecay() {
    return kernel.decoupledDecay() ? step.weightDecay : 0.0;
  }

  /** Coordinate i of the gradient the update uses, coupled decay included. */
  double gradientAt(int i) {
    return gradient.get(i) + (kernel.decoupledDecay() ? 0.0 : step.weightDecay) * theta.get(i);
  }

  void present(double[] values) {
    Objects.requireNonNull(values, "gradient");
    checkLength(values.length);
    gradient.wrap(values);
  }

  void present(float[] values) {
    Objects.requireNonNull(values, "gradient");
    checkLength(values.length);
    gradient.wrap(values);
  }

  /** Multiplies the presented gradient by a factor, in a copy. */
  void scaleGradient(double factor) {
    gradient.scale(factor);
  }

  private void checkLength(int length) {
    if (length != n) {
      throw new IllegalArgumentException(
          "gradient must have " + n + " coordinates like the parameters, got " + length);
    }
  }

  /** Reduces the presented gradient with the coefficients as they are; changes nothing. */
  void gather(Sums sums) {
    sums.clear();
    step.settle(moments);
    factor(false);
    for (int from = 0; from < n; from += Vector.BLOCK) {
      kernel.gather(step, blocks.load(from, Math.min(n, from + Vector.BLOCK)), sums);
    }
  }

  /** Makes the update for the presented gradient. */
  void update(long number) {
    step.settle(moments);
    factor(true);
    int stride = blocks.stride();
    for (int from = 0; from < n; from += stride) {
      int to = Math.min(n, from + stride);
      kernel.update(step, blocks.load(from, to));
      blocks.store(from, to);
    }
    finish(number);
  }

  private void finish(long number) {
    moments.weigh(step);
    if (step.noise > 0.0) {
      for (int i = 0; i < n; i++) {
        theta.set(i, theta.get(i) + step.noise * CounterNoise.gaussian(noiseSeed, number, i));
      }
    }
  }

  /**
   * Makes the update if every coordinate of the presented gradient is finite, and leaves everything as
   * it was if not.
   *
   * <p>Of a large array each block is looked at just before it is updated, while it is in the
   * processor's cache: a pass of its own over the gradient would cost a third of the update. What was
   * updated before a coordinate that is not finite is found is then taken back, which is exact but for
   * rounding.
   *
   * @param length |g|^2 as last measured, the scale on which rounding is judged
   * @param sums receives the reductions of what the update starts from, in the same pass; null for
   *     none. With them the gradient's squares must be finite too.
   * @return whether the update was made
   */
  boolean updateIfFinite(long number, double length, @Nullable Sums sums) {
    step.settle(moments);
    boolean looks = theta.inPlace() && n >= LARGE && kernel.undoes(step);
    if (!looks && !isUsable(0, sums)) {
      return false;
    }
    if (sums == null && !looks) {
      update(number);
      return true;
    }
    factor(true);
    double bound = looks ? SPIKE * length : Double.POSITIVE_INFINITY;
    for (int from = 0; from < n; from += LOOK) {
      int to = Math.min(n, from + LOOK);
      Block block = blocks.load(from, to);
      if (!(reduce(block, sums) <= bound)) {
        if (!isUsable(from, sums)) {
          undo(from);
          return false;
        }
        bound = Double.POSITIVE_INFINITY;
      }
      kernel.update(step, block);
      blocks.store(from, to);
    }
    finish(number);
    return true;
  }

  private boolean isUsable(int from, @Nullable Sums sums) {
    return sums == null ? gradient.isFinite(from) : Double.isFinite(gradient.squares(from));
  }

  /** A block's |g|^2, and into the sums, if there are any, all that is measured of it. */
  private double reduce(Block block, @Nullable Sums sums) {
    if (sums == null) {
      return Reductions.squares(block.g, block.from, block.to);
    }
    double before = sums.gg;
    kernel.gather(step, block, sums);
    return sums.gg - before;
  }

  private void undo(int to) {
    for (int from = 0; from < to; from += LOOK) {
      kernel.undo(step, blocks.load(from, from + LOOK));
    }
  }

  /**
   * The average that a moment weighted by the rates leads to, {@code theta-bar}.
   *
   * @param target receives it; may be the parameters
   */
  void average(Vector target) {
    step.settle(moments);
    double lead = RateWeightedMoment.lead(moments.rates(), step.share);
    if (moments.factored != null) {
      moments.factored.recall(moments.weights().second());
    }
    double grown = 1.0 + step.decoupled * step.giveBack(moments);
    double[] led = new double[Vector.BLOCK];
    for (int from = 0; from < n; from += Vector.BLOCK) {
      int to = Math.min(n, from + Vector.BLOCK);
      kernel.precondition(step, moments.weights().second(), blocks.load(from, to), led);
      for (int i = from; i < to; i++) {
        double way = lead == 0.0 ? 0.0 : lead * led[i - from] * moments.m.get(i);
        target.set(i, grown * theta.get(i) + way);
      }
    }
  }

  /**
   * Settles a factored moment, where there is one.
   *
   * @param keep whether it becomes that of the step
   */
  private void factor(boolean keep) {
    FactoredMoment moment = moments.factored;
    if (moment != null) {
      moment.begin();
      int stride = blocks.stride();
      for (int from = 0; from < n; from += stride) {
        moment.add(blocks.loadGradient(from, Math.min(n, from + stride)));
      }
      moment.settle(step, keep);
    }
  }
}
