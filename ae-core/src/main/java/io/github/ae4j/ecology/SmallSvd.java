package io.github.ae4j.ecology;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Factors of small dense matrices, a row after the other: QR by Householder reflections, singular values by one-sided
 * Jacobi rotations (Hestenes 1958).
 *
 * @param u left vectors, [rows x k]
 * @param values k of them, the greatest first
 * @param v right vectors, [columns x k]
 */
record SmallSvd(double[] u, double[] values, double[] v) {
  private static final int SWEEPS = 60;
  private static final double DONE = 1e-15;

  /** An orthonormal Q, [rows x k], and R, [k x columns], of a matrix; k the smaller of both. */
  record Qr(double[] q, double[] r, int k) {}

  static Qr qr(double[] matrix, int rows, int columns) {
    int k = Math.min(rows, columns);
    double[] r = matrix.clone();
    double[][] reflections = new double[k][];
    for (int j = 0; j < k; j++) {
      reflections[j] = reflection(r, rows, columns, j);
      reflect(reflections[j], r, rows, columns, j);
    }
    double[] q = new double[rows * k];
    for (int j = 0; j < k; j++) {
      q[j * k + j] = 1.0;
    }
    for (int j = k - 1; j >= 0; j--) {
      reflect(reflections[j], q, rows, k, j);
    }
    double[] upper = new double[k * columns];
    for (int i = 0; i < k; i++) {
      for (int j = i; j < columns; j++) {
        upper[i * columns + j] = r[i * columns + j];
      }
    }
    return new Qr(q, upper, k);
  }

  /** The unit vector that clears a column below its diagonal; all 0 if there is nothing to clear. */
  private static double[] reflection(double[] r, int rows, int columns, int j) {
    double[] v = new double[rows];
    double squares = 0.0;
    for (int i = j; i < rows; i++) {
      v[i] = r[i * columns + j];
      squares += v[i] * v[i];
    }
    v[j] += Math.copySign(Math.sqrt(squares), v[j]);
    double norm = Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
    for (int i = j; i < rows && norm > 0.0; i++) {
      v[i] /= norm;
    }
    return v;
  }

  private static void reflect(double[] v, double[] matrix, int rows, int columns, int from) {
    for (int c = 0; c < columns; c++) {
      double dot = 0.0;
      for (int i = from; i < rows; i++) {
        dot += v[i] * matrix[i * columns + c];
      }
      for (int i = from; i < rows; i++) {
        matrix[i * columns + c] -= 2.0 * dot * v[i];
      }
    }
  }

  /** The singular values and vectors of a matrix; k the smaller of rows and columns. */
  static SmallSvd of(double[] matrix, int rows, int columns) {
    if (rows < columns) {
      SmallSvd turned = of(transposed(matrix, rows, columns), columns, rows);
      return new SmallSvd(turned.v, turned.values, turned.u);
    }
    double[] a = matrix.clone();
    double[] v = new double[columns * columns];
    for (int j = 0; j < columns; j++) {
      v[j * columns + j] = 1.0;
    }
    boolean turning = true;
    for (int sweep = 0; sweep < SWEEPS && turning; sweep++) {
      turning = false;
      for (int p = 0; p < columns; p++) {
        for (int q = p + 1; q < columns; q++) {
          turning |= rotate(a, v, rows, columns, p, q);
        }
      }
    }
    return sorted(a, v, rows, columns);
  }

  static double[] transposed(double[] matrix, int rows, int columns) {
    double[] turned = new double[matrix.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        turned[j * rows + i] = matrix[i * columns + j];
      }
    }
    return turned;
  }

  /** Makes two columns orthogonal; whether they were not. */
  private static boolean rotate(double[] a, double[] v, int rows, int columns, int p, int q) {
    double pp = 0.0;
    double qq = 0.0;
    double pq = 0.0;
    for (int i = 0; i < rows; i++) {
      double x = a[i * columns + p];
      double y = a[i * columns + q];
      pp += x * x;
      qq += y * y;
      pq += x * y;
    }
    if (pq == 0.0 || Math.abs(pq) <= DONE * Math.sqrt(pp * qq)) {
      return false;
    }
    double zeta = (qq - pp) / (2.0 * pq);
    double t = Math.copySign(1.0, zeta) / (Math.abs(zeta) + Math.sqrt(1.0 + zeta * zeta));
    double c = 1.0 / Math.sqrt(1.0 + t * t);
    turn(a, rows, columns, p, q, c, c * t);
    turn(v, columns, columns, p, q, c, c * t);
    return true;
  }

  private static void turn(double[] m, int rows, int columns, int p, int q, double c, double s) {
    for (int i = 0; i < rows; i++) {
      double x = m[i * columns + p];
      double y = m[i * columns + q];
      m[i * columns + p] = c * x - s * y;
      m[i * columns + q] = s * x + c * y;
    }
  }

  private static SmallSvd sorted(double[] a, double[] v, int rows, int columns) {
    double[] norms = new double[columns];
    for (int j = 0; j < columns; j++) {
      for (int i = 0; i < rows; i++) {
        norms[j] += a[i * columns + j] * a[i * columns + j];
      }
      norms[j] = Math.sqrt(norms[j]);
    }
    int[] order =
        IntStream.range(0, columns)
            .boxed()
            .sorted(Comparator.comparingDouble(j -> -norms[j]))
            .mapToInt(j -> j)
            .toArray();
    double[] u = new double[rows * columns];
    double[] right = new double[columns * columns];
    double[] values = new double[columns];
    for (int k = 0; k < columns; k++) {
      int j = order[k];
      values[k] = norms[j];
      for (int i = 0; i < rows; i++) {
        u[i * columns + k] = norms[j] > 0.0 ? a[i * columns + j] / norms[j] : 0.0;
      }
      for (int i = 0; i < columns; i++) {
        right[i * columns + k] = v[i * columns + j];
      }
    }
    return new SmallSvd(u, values, right);
  }
}
