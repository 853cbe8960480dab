package io.github.ae4j.array;

/**
 * The arithmetic of one optimizer family over a block of coordinates. All arrays are indexed from
 * {@code from} to {@code to}; sums are added to, never set.
 */
interface Kernel {
  /** Whether the family keeps a second moment. */
  boolean hasSecondMoment();

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
