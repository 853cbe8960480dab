package io.github.ae4j.array;

/**
 * What the families with a second moment have in common: their sums. A block's gradient and first
 * moment are copied to a scratch where they begin at 0, as all arrays of a loop must to be worked on in
 * vectors.
 */
abstract class PreconditionedKernel implements Kernel {
  private final double[] g = new double[Vector.BLOCK];
  private final double[] m = new double[Vector.BLOCK];
  private final double[] w = new double[Vector.BLOCK];
  private final double[] wg = new double[Vector.BLOCK];
  private final double[] wm = new double[Vector.BLOCK];

  /**
   * Makes the preconditioner of the step to be made.
   *
   * @param g the block's gradient, coupled decay included, from 0
   * @param w receives the preconditioner, from 0
   */
  abstract void weigh(Step step, Block block, double[] g, double[] w);

  @Override
  public final void gather(Step step, Block block, Sums sums) {
    int length = block.to - block.from;
    block.decayed(step, g);
    System.arraycopy(block.m, block.from, m, 0, length);
    weigh(step, block, g, w);
    for (int i = 0; i < length; i++) {
      wg[i] = w[i] * g[i];
      wm[i] = w[i] * m[i];
    }
    sums.add(g, m, 0, length);
    sums.gwg += Reductions.dot(g, 0, wg, 0, length);
    sums.gwm += Reductions.dot(g, 0, wm, 0, length);
    sums.wgwg += Reductions.squares(wg, 0, length);
    sums.wgwm += Reductions.dot(wg, 0, wm, 0, length);
    sums.wmwm += Reductions.squares(wm, 0, length);
    sums.theta += Reductions.squares(block.theta, block.from, block.to);
    sums.addHead(g, 0, block);
  }
}
