package io.github.ae4j.examples.lab.arm;

import java.util.Arrays;

/**
 * Muon's momentum of one tensor, the matrix of its first dimension by all others: B_t = mu B_{t-1} + G_t, and
 * the direction is sqrt(max(1, rows/columns)) times the orthogonalised G_t + mu B_t (Nesterov's form).
 */
final class OrthogonalMomentum {
  private final int from;
  private final double[] buffer;
  private final double[] ahead;
  private final double scale;
  private final NewtonSchulz iteration;

  /** Of a tensor of two or more dimensions that begins at an index of the flat array. */
  OrthogonalMomentum(int from, int... shape) {
    this.from = from;
    int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    int rows = shape[0];
    buffer = new double[size];
    ahead = new double[size];
    scale = Math.sqrt(Math.max(1.0, (double) rows / (size / rows)));
    iteration = new NewtonSchulz(rows, size / rows);
  }

  int size() {
    return buffer.length;
  }

  /** Takes a gradient in and writes the direction over the tensor's part of an array. */
  void update(double[] gradient, double momentum, double[] direction) {
    for (int i = 0; i < buffer.length; i++) {
      double g = gradient[from + i];
      buffer[i] = momentum * buffer[i] + g;
      ahead[i] = g + momentum * buffer[i];
    }
    iteration.orthogonalise(ahead, scale, direction, from);
  }
}
