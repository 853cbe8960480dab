package io.github.ae4j.nd4j;

import static io.github.ae4j.coefficient.Coefficient.EPSILON;

import io.github.ae4j.vector.VectorSums;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.custom.Max;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.factory.Nd4j;

/**
 * 1/w of a block, with this step's gradient in it, up to the segment's relative rate:
 *
 * <pre>
 *   Adam, Nadam, RmsProp   sqrt(v/c2) + eps,    v = b2 v + (1-b2) g^2,   c2 = b2 c2 + (1-b2)
 *   AMSGrad                sqrt(h/c2) + eps,    h = max(h, v)
 *   AdaMax                 max(b2 u, |g|) + 1e-32
 *   AdaGrad                sqrt(h) + eps,       h = h + g^2
 *   AdaDelta               sqrt(v + e)/sqrt(x + e),   v as Adam's;   x the mean square of updates
 * </pre>
 */
final class Preconditioner {
  /** What ND4J adds to AdaMax's norm. */
  static final double ADAMAX_FLOOR = 1e-32;

  private final NativeForm form;

  Preconditioner(NativeForm form) {
    this.form = form;
  }

  /**
   * Writes the divisor of a block.
   *
   * @param g the effective gradient
   * @param out receives it
   * @param spare of the same size, overwritten
   */
  void divisor(Block block, INDArray g, INDArray out, INDArray spare) {
    INDArray second = Objects.requireNonNull(block.second());
    switch (form.kind) {
      case ADAMAX -> {
        Nd4j.exec(new Abs(g, out));
        second.mul(form.secondDecay(), spare);
        Nd4j.exec(new Max(out, spare, out));
        out.addi(ADAMAX_FLOOR);
      }
      case ADADELTA -> {
        mean(second, g, 1.0, out);
        double epsilon = epsilon(1.0);
        root(out.addi(epsilon));
        Objects.requireNonNull(block.third()).add(epsilon, spare);
        out.divi(root(spare));
      }
      case ADAGRAD -> {
        g.mul(g, out);
        root(out.addi(second)).addi(epsilon(1.0));
      }
      default -> {
        double weight = weight();
        mean(second, g, weight, out);
        if (form.kind == UpdaterKind.AMSGRAD) {
          Objects.requireNonNull(block.third()).mul(1.0 / weight, spare);
          Nd4j.exec(new Max(out, spare, out));
        }
        root(out).addi(epsilon(weight));
      }
    }
  }

  /** As above, of a mean of squares that is summed in the arrays' memory. */
  VectorSums.Divisor divisor() {
    double weight = weight();
    double decay = form.secondDecay();
    return new VectorSums.Divisor(
        decay / weight, (1.0 - decay) / weight, 1.0 / weight, epsilon(weight));
  }

  /** Accumulated weight of the second moment with this step in it. */
  private double weight() {
    return NativeForm.accumulated(form.secondDecay(), form.cell(Cell.SECOND_WEIGHT));
  }

  /** Epsilon beside the corrected root. */
  private double epsilon(double weight) {
    return form.steers(EPSILON)
        ? form.cell(Cell.EPSILON)
        : form.native0(EPSILON) / Math.sqrt(weight);
  }

  private void mean(INDArray second, INDArray g, double weight, INDArray out) {
    double decay = form.secondDecay();
    g.mul(g, out);
    out.muli((1.0 - decay) / weight);
    Nd4j.getBlasWrapper().level1().axpy(out.length(), decay / weight, second, out);
  }

  private static INDArray root(INDArray array) {
    Nd4j.exec(new Sqrt(array, array));
    return array;
  }
}
