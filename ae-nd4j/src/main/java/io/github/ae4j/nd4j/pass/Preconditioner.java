package io.github.ae4j.nd4j.pass;

import io.github.ae4j.nd4j.form.NativeForm;
import io.github.ae4j.nd4j.form.UpdaterKind;
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
    switch (form.kind()) {
      case ADAMAX -> adaMax(second(block), g, out, spare);
      case ADADELTA -> adaDelta(block, g, out, spare);
      case ADAGRAD -> {
        g.mul(g, out);
        root(out.addi(second(block))).addi(form.epsilon(1.0));
      }
      default -> ofMean(block, g, out, spare);
    }
  }

  private void adaMax(INDArray norm, INDArray g, INDArray out, INDArray spare) {
    Nd4j.exec(new Abs(g, out));
    norm.mul(form.secondDecay(), spare);
    Nd4j.exec(new Max(out, spare, out));
    out.addi(ADAMAX_FLOOR);
  }

  private void adaDelta(Block block, INDArray g, INDArray out, INDArray spare) {
    mean(second(block), g, 1.0, out);
    double epsilon = form.epsilon(1.0);
    root(out.addi(epsilon));
    third(block).add(epsilon, spare);
    out.divi(root(spare));
  }

  private void ofMean(Block block, INDArray g, INDArray out, INDArray spare) {
    double weight = form.secondWeight();
    mean(second(block), g, weight, out);
    if (form.kind() == UpdaterKind.AMSGRAD) {
      third(block).mul(1.0 / weight, spare);
      Nd4j.exec(new Max(out, spare, out));
    }
    root(out).addi(form.epsilon(weight));
  }

  private static INDArray second(Block block) {
    return Objects.requireNonNull(block.second());
  }

  private static INDArray third(Block block) {
    return Objects.requireNonNull(block.third());
  }

  /** As above, of a mean of squares that is summed in the arrays' memory. */
  VectorSums.Divisor divisor() {
    double weight = form.secondWeight();
    double decay = form.secondDecay();
    return new VectorSums.Divisor(
        decay / weight, (1.0 - decay) / weight, 1.0 / weight, form.epsilon(weight));
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
