package io.github.ae4j.machine.tape;

import io.github.ae4j.Experimental;
import io.github.ae4j.array.LossFunction;
import io.github.ae4j.memory.Check;

/**
 * The seed's copy task: write a vector where one attention says, read it where another says, and be near a target.
 *
 * <pre>
 *   theta = [v (d) | write logits (n) | read logits (n)],   a = softmax(write logits),  b = softmax(read logits)
 *   r = b' (a (x) v),   l = |r - target|^2/2 - h (H(a) + H(b)) + q |v|^2
 * </pre>
 *
 * @param cells n, at least 1
 * @param target of d numbers, at least 1, finite; not to be changed
 * @param entropyWeight h, at least 0
 * @param writeWeight q, at least 0
 */
@Experimental
@SuppressWarnings("ArrayRecordComponent")
public record CopyLoss(int cells, double[] target, double entropyWeight, double writeWeight)
    implements LossFunction {
  /** Checks the numbers. */
  public CopyLoss {
    Check.atLeast("cells", cells, 1);
    Check.atLeast("width", target.length, 1);
    for (double value : target) {
      Check.finite("target", value);
    }
    Check.atLeast("entropyWeight", entropyWeight, 0.0);
    Check.atLeast("writeWeight", writeWeight, 0.0);
  }

  /** Numbers in theta. */
  public int size() {
    return target.length + 2 * cells;
  }

  @Override
  public double evaluate(double[] theta, double[] gradient) {
    Cells.length("theta", theta, size());
    int d = target.length;
    double[] v = Cells.part(theta, 0, d);
    double[] a = Attention.softmax(Cells.part(theta, d, cells));
    double[] b = Attention.softmax(Cells.part(theta, d + cells, cells));
    Tape empty = Tape.empty(cells, d);
    Tape written = empty.write(a, v);
    double[] off = written.read(b);
    for (int j = 0; j < d; j++) {
      off[j] -= target[j];
    }
    Tape.ReadGradient read = written.readBack(b, off);
    Tape.WriteGradient write = empty.writeBack(a, v, read.memory());
    double[] da = write.attention();
    double[] db = read.attention();
    Cells.add(da, Attention.entropyBack(a, -entropyWeight));
    Cells.add(db, Attention.entropyBack(b, -entropyWeight));
    for (int j = 0; j < d; j++) {
      gradient[j] = write.delta()[j] + 2.0 * writeWeight * v[j];
    }
    System.arraycopy(Attention.softmaxBack(a, da), 0, gradient, d, cells);
    System.arraycopy(Attention.softmaxBack(b, db), 0, gradient, d + cells, cells);
    return 0.5 * Cells.dot(off, off)
        - entropyWeight * (Attention.entropy(a) + Attention.entropy(b))
        + writeWeight * Cells.dot(v, v);
  }
}
