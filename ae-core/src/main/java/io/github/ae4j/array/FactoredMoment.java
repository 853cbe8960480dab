package io.github.ae4j.array;

import io.github.ae4j.array.Kernel.Block;
import io.github.ae4j.array.RowPieces.Tensor;
import io.github.ae4j.group.ArrayGroup;
import io.github.ae4j.group.Ranges.Range;
import java.util.Arrays;
import java.util.List;

/**
 * The second moment of Adafactor: of a matrix only the means of its rows and columns are kept, of a
 * vector every coordinate.
 *
 * <pre>
 *   r_i = b2 r_i + (1-b2) mean_j g_ij^2      c_j = b2 c_j + (1-b2) mean_i g_ij^2
 *   sqrt v^_ij = sqrt(r_i / mean r) sqrt(c_j / c2)
 * </pre>
 *
 * <p>b2 is beta2 of the step, c2 the weight that the means carry after it. A tensor of more than two
 * dimensions is the matrix of its last dimension against the others. The quotient r_i / mean r needs
 * no correction for bias, as both carry c2. A step is {@link #begin}, {@link #add} over the
 * gradient, {@link #settle} of each range of tensors; then {@link #rowRoot} and {@link #columnRoots}
 * are those of the step.
 */
final class FactoredMoment {
  private final Tensor[] tensors;
  private final double[] means;
  private final double[] roots;
  private final RowPieces pieces;

  /**
   * Lays out the means of tensors that lie one after another.
   *
   * @throws IllegalArgumentException if the tensors do not hold n coordinates
   */
  FactoredMoment(List<int[]> shapes, int n) {
    tensors = new Tensor[shapes.size()];
    int offset = 0;
    int at = 0;
    for (int k = 0; k < tensors.length; k++) {
      int[] shape = shapes.get(k);
      int size = size(shape);
      if (size < 1 || size > n - offset) {
        throw misfit(shapes, n);
      }
      int columns = shape.length == 0 ? 1 : shape[shape.length - 1];
      int rows = columns == 1 ? 1 : size / columns;
      int kept = rows == 1 ? 0 : rows;
      tensors[k] = new Tensor(offset, rows, size / rows, at, at + kept);
      at += kept + size / rows;
      offset += size;
    }
    if (offset != n || n == 0) {
      throw misfit(shapes, n);
    }
    means = new double[at];
    roots = new double[at];
    pieces = new RowPieces(tensors);
  }

  /** Number of coordinates; 0 where a length is not positive or the product too large. */
  private static int size(int[] shape) {
    long size = 1L;
    for (int length : shape) {
      size = length < 1 || size > Integer.MAX_VALUE ? 0L : size * length;
    }
    return size > Integer.MAX_VALUE ? 0 : (int) size;
  }

  private static IllegalArgumentException misfit(List<int[]> shapes, int n) {
    return new IllegalArgumentException(
        "shapes must be of positive lengths and hold "
            + n
            + " coordinates together like the parameters, got "
            + shapes.stream().map(Arrays::toString).toList());
  }

  /** What is kept from step to step. */
  double[] means() {
    return means;
  }

  /** Starts on a new gradient. */
  void begin() {
    Arrays.fill(roots, 0.0);
  }

  /** The pieces of rows of a block; the same walker every time. */
  RowPieces pieces(Block block) {
    return pieces.over(block.offset, block.from, block.to);
  }

  /** Takes in a block of the gradient. */
  void add(Block block) {
    for (RowPieces piece = pieces(block); piece.next(); ) {
      Tensor tensor = piece.tensor;
      double share = 1.0 / tensor.rows();
      double sum = 0.0;
      for (int i = piece.from; i < piece.to; i++) {
        double square = block.g[i] * block.g[i];
        sum += square;
        roots[piece.shift + i] += share * square;
      }
      if (tensor.isMatrix()) {
        roots[tensor.rowsAt() + piece.row] += sum / tensor.columns();
      }
    }
  }

  /**
   * Checks that no tensor lies in two groups.
   *
   * @throws IllegalArgumentException if one does, by the group's name
   */
  void check(ArrayGroup group) {
    for (Tensor tensor : tensors) {
      boolean begins = tensor.offset() < group.from() && group.from() < tensor.end();
      boolean ends = tensor.offset() < group.to() && group.to() < tensor.end();
      if (begins || ends) {
        throw new IllegalArgumentException(
            "groups must not divide a tensor of Adafactor, and "
                + group
                + " divides the one at ["
                + tensor.offset()
                + ", "
                + tensor.end()
                + ")");
      }
    }
  }

  /**
   * Makes the roots of the step, of the tensors in a range.
   *
   * @param keep whether the means become those of the step, or stay as they are
   */
  void settle(Step step, Range range, boolean keep) {
    for (Tensor tensor : tensors) {
      if (isIn(tensor, range)) {
        for (int i = tensor.rowsAt(); i < tensor.meansEnd(); i++) {
          roots[i] = step.beta2 * means[i] + (1.0 - step.beta2) * roots[i];
          if (keep) {
            means[i] = roots[i];
          }
        }
        root(tensor, step.weight2);
      }
    }
  }

  private static boolean isIn(Tensor tensor, Range range) {
    return tensor.offset() >= range.from() && tensor.offset() < range.to();
  }

  /** Makes the roots of the step made last, of the tensors in a range, whose means carry a weight. */
  void recall(double weight2, Range range) {
    for (Tensor tensor : tensors) {
      if (isIn(tensor, range)) {
        int from = tensor.rowsAt();
        System.arraycopy(means, from, roots, from, tensor.meansEnd() - from);
        root(tensor, weight2);
      }
    }
  }

  private void root(Tensor tensor, double weight2) {
    if (tensor.isMatrix()) {
      root(tensor.rowsAt(), tensor.rows(), mean(tensor) + Double.MIN_NORMAL);
    }
    root(tensor.columnsAt(), tensor.columns(), weight2);
  }

  private double mean(Tensor tensor) {
    double sum = 0.0;
    for (int i = tensor.rowsAt(); i < tensor.columnsAt(); i++) {
      sum += roots[i];
    }
    return sum / tensor.rows();
  }

  private void root(int from, int length, double divisor) {
    for (int i = from; i < from + length; i++) {
      roots[i] = Math.sqrt(roots[i] / divisor);
    }
  }

  /** The factor that the piece's row shares; 1 for a vector. */
  double rowRoot(RowPieces piece) {
    return piece.tensor.isMatrix() ? roots[piece.tensor.rowsAt() + piece.row] : 1.0;
  }

  /** The factors of all columns, one a coordinate behind the piece's shift. */
  double[] columnRoots() {
    return roots;
  }

  /** Forgets everything. */
  void clear() {
    Arrays.fill(means, 0.0);
  }
}
