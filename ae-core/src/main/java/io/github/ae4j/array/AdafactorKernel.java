package io.github.ae4j.array;

import org.jspecify.annotations.Nullable;

/**
 * Adafactor in canonical form (Shazeer, Stern 2018): Adam's update with the second moment of a
 * matrix kept as its row and column means, w = 1/(sqrt v^ + eps), see {@link FactoredMoment}; decay
 * beside the gradient as in AdamW.
 *
 * <p>Of the paper's other parts none is here, each being what a loop does: the step relative to the
 * parameters and the clipping of the update (a gauge), and the rising beta2 (a coefficient). The
 * paper's first moment is optional; here it is kept, because phase is measured along it.
 */
final class AdafactorKernel implements Kernel {
  private final FactoredMoment moment;

  AdafactorKernel(FactoredMoment moment) {
    this.moment = moment;
  }

  @Override
  public boolean hasSecondMoment() {
    return false;
  }

  @Override
  public @Nullable FactoredMoment factored() {
    return moment;
  }

  @Override
  public boolean decoupledDecay() {
    return true;
  }

  @Override
  public void gather(Step step, Block block, int from, int to, Sums sums) {
    for (RowPieces piece = moment.pieces(block, from, to); piece.next(); ) {
      gather(step, block, piece, sums);
    }
  }

  private void gather(Step step, Block block, RowPieces piece, Sums sums) {
    double[] roots = moment.columnRoots();
    double root = moment.rowRoot(piece);
    for (int i = piece.from; i < piece.to; i++) {
      double gi = block.g[i];
      double mi = block.m[i];
      double w = 1.0 / (root * roots[piece.shift + i] + step.epsilon);
      double wg = w * gi;
      double wm = w * mi;
      sums.g += gi;
      sums.gg += gi * gi;
      sums.gm += gi * mi;
      sums.mm += mi * mi;
      sums.gwg += gi * wg;
      sums.gwm += gi * wm;
      sums.wgwg += wg * wg;
      sums.wgwm += wg * wm;
      sums.wmwm += wm * wm;
      sums.theta += block.theta[i] * block.theta[i];
    }
  }

  @Override
  public void update(Step step, Block block, int from, int to) {
    for (RowPieces piece = moment.pieces(block, from, to); piece.next(); ) {
      update(step, block, piece);
    }
  }

  private void update(Step step, Block block, RowPieces piece) {
    double[] roots = moment.columnRoots();
    double root = moment.rowRoot(piece);
    double alpha = step.alpha / step.weight1;
    double keep = 1.0 - step.alpha * step.decoupled;
    for (int i = piece.from; i < piece.to; i++) {
      double mi = step.mu * block.m[i] + (1.0 - step.mu) * block.g[i];
      double w = 1.0 / (root * roots[piece.shift + i] + step.epsilon);
      block.m[i] = mi;
      block.theta[i] = keep * block.theta[i] - alpha * w * mi;
    }
  }
}
