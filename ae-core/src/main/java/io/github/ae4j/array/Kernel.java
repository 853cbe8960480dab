package io.github.ae4j.array;

import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of one optimizer family over a block of coordinates. All arrays are indexed from
 * {@code from} to {@code to}; sums are added to, never set.
 */
interface Kernel {
  /** Whether the family keeps a second moment of every coordinate. */
  boolean hasSecondMoment();

  /** The factored second moment, where the family keeps one; settled before each pass. */
  default @Nullable FactoredMoment factored() {
    return null;
  }

  /** Whether weight decay acts beside the gradient (AdamW), not through it. */
  boolean decoupledDecay();

  /** Adds one block's reductions to the sums. */
  void gather(Step step, Block block, int from, int to, Sums sums);

  /** Updates parameters and moments of one block. */
  void update(Step step, Block block, int from, int to);

  /** One block's arrays: parameters, gradient, first moment and, where kept, second. */
  final class Block {
    double[] theta = {};
    double[] g = {};
    double[] m = {};
    double[] v = {};

    /** Place in the parameters of what stands at index 0. */
    int offset;
  }

  /** The coefficients of a step and the weights its moments will have carried after it. */
  final class Step {
    double alpha;
    double mu;
    double beta2;
    double epsilon;
    double coupled;
    double decoupled;
    double weight1;
    double weight2;
  }

  /** Reductions of one step, named as in {@link io.github.ae4j.signal.Statistic}. */
  final class Sums {
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

    void clear() {
      g = gg = gm = mm = gwg = gwm = wgwg = wgwm = wmwm = theta = 0.0;
    }
  }
}
