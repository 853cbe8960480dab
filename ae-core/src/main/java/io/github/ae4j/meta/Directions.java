package io.github.ae4j.meta;

import java.util.Arrays;

/**
 * H times many vectors by H times a few directions that they nearly lie in: Gram and Schmidt's, the vector that is
 * least in the span so far first. What is left of a vector outside the span is taken as if H were 0 there.
 */
final class Directions {
  /** Share of a vector's square outside the span that is not worth a direction. */
  private static final double LITTLE = 1e-10;

  private final double[][] basis;
  private final double[][] products;
  private final double[][] along;
  private final double[] squares;
  private final double[] left;
  private int count;

  Directions(int most, int vectors, int n) {
    basis = new double[most][n];
    products = new double[most][n];
    along = new double[vectors][most];
    squares = new double[vectors];
    left = new double[vectors];
  }

  /** Doubles that are kept. */
  long numbers() {
    long n = products.length == 0 ? 0 : products[0].length;
    return products.length * (2L * n + along.length) + 2L * left.length;
  }

  /** Takes in vectors, of which the first coordinates count, and makes the products. */
  void span(double[][] vectors, Curvature curvature) {
    int n = basis[0].length;
    for (int j = 0; j < vectors.length; j++) {
      squares[j] = dot(vectors[j], vectors[j], n);
      left[j] = squares[j];
    }
    count = 0;
    while (count < basis.length) {
      int next = farthest();
      if (next < 0) {
        return;
      }
      direction(vectors[next], next, n);
      curvature.product(basis[count], products[count]);
      for (int j = 0; j < vectors.length; j++) {
        along[j][count] = dot(vectors[j], basis[count], n);
        left[j] = Math.max(0.0, left[j] - along[j][count] * along[j][count]);
      }
      count++;
    }
  }

  private int farthest() {
    int next = -1;
    double most = LITTLE;
    for (int j = 0; j < left.length; j++) {
      double share = squares[j] > 0.0 ? left[j] / squares[j] : 0.0;
      if (share > most) {
        most = share;
        next = j;
      }
    }
    return next;
  }

  private void direction(double[] vector, int j, int n) {
    double[] q = basis[count];
    System.arraycopy(vector, 0, q, 0, n);
    for (int i = 0; i < count; i++) {
      add(q, basis[i], -along[j][i], n);
    }
    double length = Math.sqrt(dot(q, q, n));
    for (int i = 0; i < n; i++) {
      q[i] /= length;
    }
  }

  /** H times vector j, what the span holds of it. */
  void product(int j, double[] product) {
    Arrays.fill(product, 0.0);
    for (int i = 0; i < count; i++) {
      add(product, products[i], along[j][i], product.length);
    }
  }

  private static void add(double[] to, double[] what, double times, int n) {
    for (int i = 0; i < n; i++) {
      to[i] += times * what[i];
    }
  }

  private static double dot(double[] a, double[] b, int n) {
    double sum = 0.0;
    for (int i = 0; i < n; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
