package io.github.ae4j.online;

import io.github.ae4j.adapter.MomentWeights;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * The second moments of Adam and AdaGrad, which move where they are touched, and w as the last touch left it. Each
 * counts the weight of its own mean, so that a first touch is one however late it comes.
 *
 * <pre>
 *   Adam     v_i = beta2 v_i + (1-beta2) g_i^2,   w_i = 1/(sqrt(v_i/c_i) + eps)
 *   AdaGrad  v_i = v_i + g_i^2,                   w_i = 1/(sqrt v_i + eps)
 * </pre>
 */
final class SecondMoment {
  private final boolean forgets;
  private double[] v;
  private double[] weight;
  private double[] w;

  SecondMoment(boolean forgets, int size) {
    this.forgets = forgets;
    v = new double[size];
    weight = new double[forgets ? size : 0];
    w = new double[size];
  }

  /** w of a coordinate. */
  double w(int i) {
    return w[i];
  }

  /** w of a coordinate with a gradient in it. */
  double next(int i, double g, SparseCoefficients c) {
    double next = nextSquare(i, g, c);
    double mean = forgets ? next / MomentWeights.after(c.beta2, weight[i]) : next;
    return 1.0 / (Math.sqrt(mean) + c.epsilon);
  }

  private double nextSquare(int i, double g, SparseCoefficients c) {
    return forgets ? c.beta2 * v[i] + (1.0 - c.beta2) * g * g : v[i] + g * g;
  }

  /** Takes a gradient in, of which w is known. */
  void update(int i, double g, double w, SparseCoefficients c) {
    this.w[i] = w;
    v[i] = nextSquare(i, g, c);
    if (forgets) {
      weight[i] = MomentWeights.after(c.beta2, weight[i]);
    }
  }

  /** Empties it; w is of use where there is a first moment alone. */
  void clear() {
    Arrays.fill(v, 0.0);
    Arrays.fill(weight, 0.0);
  }

  void grow(int more) {
    v = Arrays.copyOf(v, more);
    weight = Arrays.copyOf(weight, forgets ? more : 0);
    w = Arrays.copyOf(w, more);
  }

  void write(DataOutputStream out) throws IOException {
    SparseFile.write(out, v);
    SparseFile.write(out, weight);
    SparseFile.write(out, w);
  }

  void read(DataInputStream in) throws IOException {
    SparseFile.readFromZero(in, "second moment", v);
    SparseFile.readFromZero(in, "weight of a second moment", weight);
    SparseFile.readFromZero(in, "preconditioner", w);
  }
}
