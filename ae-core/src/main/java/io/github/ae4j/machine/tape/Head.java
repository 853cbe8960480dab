package io.github.ae4j.machine.tape;

/**
 * A head that starts somewhere and makes the same move after each step.
 *
 * <pre>
 *   parameters  [start logits (n) | shift logits (3: back, stay, on) | z]
 *   a_0 = softmax(start),  a_(t+1) = sharpen(shift(a_t, softmax(shift)), g),  g = min(100, 1 + softplus(z))
 * </pre>
 */
final class Head {
  private static final int SHIFTS = 3;

  private final double[] start;
  private final Mover mover;
  private final double[][] path;
  private final double[][] moved;

  /** What moves an attention by the same distribution each time: three shift logits, and z. */
  static final class Mover {
    static final int SIZE = SHIFTS + 1;
    private final double[] shift;
    private final double z;
    private final double sharpness;

    Mover(double[] theta, int at, Reading how) {
      shift = distribution(Cells.part(theta, at, SHIFTS), how);
      z = theta[at + SHIFTS];
      sharpness = Math.min(SoftPointer.SHARPEST, 1.0 + Cells.softplus(z));
    }

    double[] shift(double[] a) {
      return SoftPointer.shift(a, shift);
    }

    double[] sharpen(double[] moved) {
      return SoftPointer.sharpen(moved, sharpness);
    }

    /** Adds to the gradient by the parameters; returns that by the attention before. */
    double[] back(double[] a, double[] moved, double[] b, double[] db, double[] gradient, int at) {
      SoftPointer.SharpenGradient sharpen = SoftPointer.sharpenBack(moved, sharpness, b, db);
      SoftPointer.ShiftGradient back = SoftPointer.shiftBack(a, shift, sharpen.attention());
      Cells.addAt(gradient, at, Attention.softmaxBack(shift, back.shift()));
      if (sharpness < SoftPointer.SHARPEST) {
        gradient[at + SHIFTS] += sharpen.sharpness() * Cells.sigmoid(z);
      }
      return back.attention();
    }
  }

  /** The head's way over n cells, of so many steps. */
  Head(double[] theta, int at, int cells, int steps, Reading how) {
    start = distribution(Cells.part(theta, at, cells), how);
    mover = new Mover(theta, at + cells, how);
    path = new double[steps][];
    moved = new double[steps][];
    path[0] = start;
    for (int t = 1; t < steps; t++) {
      moved[t] = mover.shift(path[t - 1]);
      path[t] = mover.sharpen(moved[t]);
    }
  }

  static int size(int cells) {
    return cells + Mover.SIZE;
  }

  static double[] distribution(double[] logits, Reading how) {
    return how == Reading.SOFT ? Attention.softmax(logits) : Attention.argmax(logits);
  }

  /** The attention at each step. */
  double[][] path() {
    return path;
  }

  /**
   * Adds to the gradient by the parameters, of a soft head.
   *
   * @param da gradient by the attention at each step; changed
   */
  void back(double[][] da, double[] gradient, int at) {
    for (int t = path.length - 1; t > 0; t--) {
      double[] before =
          mover.back(path[t - 1], moved[t], path[t], da[t], gradient, at + start.length);
      Cells.add(da[t - 1], before);
    }
    Cells.addAt(gradient, at, Attention.softmaxBack(start, da[0]));
  }
}
