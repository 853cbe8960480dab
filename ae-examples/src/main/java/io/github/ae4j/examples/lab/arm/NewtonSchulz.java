package io.github.ae4j.examples.lab.arm;

import java.util.Arrays;

/**
 * Brings the singular values of a matrix near 1: X = M / (|M| + 1e-7) by the Frobenius norm, then five times
 *
 * <pre>  X &lt;- a X + (b A + c A^2) X,   A = X X',   a = 3.4445, b = -4.7750, c = 2.0315</pre>
 *
 * <p>of a matrix with more rows than columns its transpose. A singular value s goes to a s + b s^3 + c s^5 each
 * time, so that it ends in about .7 to 1.2 and not at 1. Keeps a scratch, so serves one thread.
 *
 * <p>K. Jordan, Y. Jin, V. Boza, J. You, F. Cesista, L. Newhouse, J. Bernstein (2024), "Muon: An optimizer
 * for hidden layers in neural networks", section "Newton-Schulz".
 */
final class NewtonSchulz {
  private static final double A = 3.4445;
  private static final double B = -4.7750;
  private static final double C = 2.0315;
  private static final double EPSILON = 1e-7;
  private static final int ITERATIONS = 5;

  private final int rows;
  private final int columns;
  private final int few;
  private final int many;
  private double[] x;
  private double[] next;
  private final double[] transposed;
  private final double[] gram;
  private final double[] mixed;

  /** For matrices of a shape. */
  NewtonSchulz(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    few = Math.min(rows, columns);
    many = Math.max(rows, columns);
    x = new double[few * many];
    next = new double[few * many];
    transposed = new double[few * many];
    gram = new double[few * few];
    mixed = new double[few * few];
  }

  /**
   * Orthogonalises a matrix.
   *
   * @param matrix row by row
   * @param scale of the result
   * @param result receives it, row by row
   * @param from where the result begins
   */
  void orthogonalise(double[] matrix, double scale, double[] result, int from) {
    load(matrix);
    for (int i = 0; i < ITERATIONS; i++) {
      iterate();
    }
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        result[from + r * columns + c] = scale * x[place(r, c)];
      }
    }
  }

  private void load(double[] matrix) {
    double squares = 0.0;
    for (double value : matrix) {
      squares += value * value;
    }
    double divisor = Math.sqrt(squares) + EPSILON;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        x[place(r, c)] = matrix[r * columns + c] / divisor;
      }
    }
  }

  private int place(int row, int column) {
    return rows > columns ? column * many + row : row * many + column;
  }

  private void iterate() {
    for (int r = 0; r < few; r++) {
      for (int c = 0; c < many; c++) {
        transposed[c * few + r] = x[r * many + c];
      }
    }
    Arrays.fill(gram, 0.0);
    addProduct(1.0, x, transposed, gram);
    Arrays.setAll(mixed, i -> B * gram[i]);
    addProduct(C, gram, gram, mixed);
    Arrays.setAll(next, i -> A * x[i]);
    addProduct(1.0, mixed, x, next);
    double[] old = x;
    x = next;
    next = old;
  }

  /** Adds a multiple of the product of two matrices to a third; left and sum have {@code few} rows. */
  private void addProduct(double factor, double[] left, double[] right, double[] sum) {
    int inner = left.length / few;
    int width = sum.length / few;
    for (int r = 0; r < few; r++) {
      for (int k = 0; k < inner; k++) {
        double value = factor * left[r * inner + k];
        int from = r * width;
        int to = k * width;
        for (int c = 0; c < width; c++) {
          sum[from + c] += value * right[to + c];
        }
      }
    }
  }
}
