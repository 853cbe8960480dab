package io.github.ae4j.array;

import io.github.ae4j.signal.Observation;
import io.github.ae4j.signal.Statistic;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of one optimizer family over a block of coordinates. Sums are added to, never set. A
 * kernel may keep a scratch and so serves one optimizer.
 */
interface Kernel {
  /** Whether the family keeps a second moment of every coordinate. */
  boolean hasSecondMoment();

  /** Whether the second moment forgets, with beta2. */
  default boolean forgetsSecondMoment() {
    return true;
  }

  /** The factored second moment, where the family keeps one; settled before each pass. */
  default @Nullable FactoredMoment factored() {
    return null;
  }

  /** Whether weight decay acts beside the gradient (AdamW), not through it. */
  boolean decoupledDecay();

  /** Adds the reductions of one block, of {@link Vector#BLOCK} coordinates at most, to the sums. */
  void gather(Step step, Block block, Sums sums);

  /**
   * The preconditioner of the update made last.
   *
   * @param weight2 weight of the second moment
   * @param w receives the block's, from 0
   */
  void precondition(Step step, double weight2, Block block, double[] w);

  /** Updates parameters and moments of one block. */
  void update(Step step, Block block);

  /**
   * Whether {@link #undo} can take an update with these coefficients back, but for rounding. Where it
   * cannot, a gradient is looked through before the first coordinate is updated.
   */
  default boolean undoes(Step step) {
    return false;
  }

  /** Takes the update of one block back. */
  default void undo(Step step, Block block) {
    throw new UnsupportedOperationException("this family's update cannot be taken back");
  }

  /** One block's arrays: parameters, gradient, first moment and, where kept, second. */
  final class Block {
    double[] theta = {};
    double[] g = {};
    double[] m = {};
    double[] v = {};

    /** First index of the block in its arrays. */
    int from;

    /** One behind its last. */
    int to;

    /** Place in the parameters of what stands at index 0. */
    int offset;

    /** Writes the gradient with coupled decay to a scratch, from 0. */
    void decayed(Step step, double[] scratch) {
      System.arraycopy(g, from, scratch, 0, to - from);
      if (step.coupled != 0.0) {
        for (int i = from; i < to; i++) {
          scratch[i - from] += step.coupled * theta[i];
        }
      }
    }
  }

  /** Reductions of one step over one range or more, named as in {@link Statistic}. */
  final class Sums {
    final boolean wantsSum;
    private final boolean wantsPlain;
    private final boolean wantsHead;
    double g;
    double gg;
    double gm;
    double mm;
    double gwg;
    double gwm;
    double wgwg;
    double wgwm;
    double wmwm;
    double theta;
    double head;

    /** Sums of which those that few laws read are made only if they are among the wanted. */
    Sums(Set<Statistic> wanted) {
      wantsSum = wanted.contains(Statistic.SUM_G);
      wantsPlain = wanted.contains(Statistic.G_M) || wanted.contains(Statistic.M_M);
      wantsHead = wanted.contains(Statistic.HEAD_G_THETA);
    }

    void clear() {
      g = gg = gm = mm = gwg = gwm = wgwg = wgwm = wmwm = theta = head = 0.0;
    }

    /** Adds those of a range, whose part of w a proportion is. */
    void add(Sums range, double proportion) {
      double square = proportion * proportion;
      g += range.g;
      gg += range.gg;
      gm += range.gm;
      mm += range.mm;
      gwg += proportion * range.gwg;
      gwm += proportion * range.gwm;
      wgwg += square * range.wgwg;
      wgwm += square * range.wgwm;
      wmwm += square * range.wmwm;
      theta += range.theta;
    }

    /** Hands out what was made as a group's. */
    void write(Observation observation, int group) {
      if (wantsSum) {
        observation.set(group, Statistic.SUM_G, g);
      }
      if (wantsPlain) {
        observation.set(group, Statistic.G_M, gm);
        observation.set(group, Statistic.M_M, mm);
      }
      observation.set(group, Statistic.G_G, gg);
      observation.set(group, Statistic.G_WG, gwg);
      observation.set(group, Statistic.G_WM, gwm);
      observation.set(group, Statistic.WG_WG, wgwg);
      observation.set(group, Statistic.WG_WM, wgwm);
      observation.set(group, Statistic.WM_WM, wmwm);
      observation.set(group, Statistic.THETA_THETA, theta);
    }

    /** Adds what is wanted of the head alone. */
    void addHead(double[] gradient, int start, Block block) {
      if (wantsHead) {
        head += Reductions.dot(gradient, start, block.theta, block.from, block.to - block.from);
      }
    }

    /** Adds what needs no preconditioner. */
    void add(double[] gradient, double[] m, int from, int to) {
      gg += Reductions.squares(gradient, from, to);
      if (wantsSum) {
        g += Reductions.sum(gradient, from, to);
      }
      if (wantsPlain) {
        gm += Reductions.dot(gradient, from, m, from, to - from);
        mm += Reductions.squares(m, from, to);
      }
    }
  }
}
