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
final class AdafactorKernel extends PreconditionedKernel {
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
  public void precondition(Step step, double weight2, Block block, double[] w) {
    weigh(step, block, block.g, w);
  }

  @Override
  void weigh(Step step, Block block, double[] g, double[] w) {
    double[] roots = moment.columnRoots();
    for (RowPieces piece = moment.pieces(block); piece.next(); ) {
      double root = moment.rowRoot(piece);
      for (int i = piece.from; i < piece.to; i++) {
        w[i - block.from] = 1.0 / (root * roots[piece.shift + i] + step.epsilon);
      }
    }
  }

  @Override
  public void update(Step step, Block block) {
    for (RowPieces piece = moment.pieces(block); piece.next(); ) {
      update(step, block, piece);
    }
  }

  private void update(Step step, Block block, RowPieces piece) {
    double[] roots = moment.columnRoots();
    double root = moment.rowRoot(piece);
    double keep = 1.0 - step.rate * step.decoupled;
    for (int i = piece.from; i < piece.to; i++) {
      double mi = step.beta1 * block.m[i] + (1.0 - step.beta1) * block.g[i];
      double w = 1.0 / (root * roots[piece.shift + i] + step.epsilon);
      block.m[i] = mi;
      double move = step.alongMoment * mi + step.alongGradient * block.g[i];
      block.theta[i] = keep * block.theta[i] - w * move;
    }
  }
}
