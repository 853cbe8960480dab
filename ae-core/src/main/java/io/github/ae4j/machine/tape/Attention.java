package io.github.ae4j.machine.tape;

import io.github.ae4j.Experimental;

/**
 * Attention over n cells: numbers that are not negative and sum to 1. Each function has its vector-Jacobian product
 * beside it, {@code ...Back}: from the gradient of a scalar by the function's result it makes that by its argument.
 */
@Experimental
public final class Attention {
  /** Added under the logarithm of the entropy, as the seed does. */
  private static final double TINY = 1e-12;

  private Attention() {}

  /**
   * {@code a_i = exp(z_i - max z)/sum_j exp(z_j - max z)}.
   *
   * @param logits z; at least one, finite
   */
  public static double[] softmax(double[] logits) {
    double most = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      most = Math.max(most, logit);
    }
    double[] a = new double[logits.length];
    double sum = 0.0;
    for (int i = 0; i < a.length; i++) {
      a[i] = Math.exp(logits[i] - most);
      sum += a[i];
    }
    for (int i = 0; i < a.length; i++) {
      a[i] /= sum;
    }
    return a;
  }

  /**
   * {@code dz_i = a_i (da_i - <a, da>)}.
   *
   * @param a what {@link #softmax} gave
   */
  public static double[] softmaxBack(double[] a, double[] da) {
    double mean = Cells.dot(a, da);
    double[] dz = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      dz[i] = a[i] * (da[i] - mean);
    }
    return dz;
  }

  /** The hard form of {@link #softmax}: 1 at the greatest logit, the first of several, and 0 elsewhere. */
  public static double[] argmax(double[] logits) {
    int at = 0;
    for (int i = 1; i < logits.length; i++) {
      at = logits[i] > logits[at] ? i : at;
    }
    double[] a = new double[logits.length];
    a[at] = 1.0;
    return a;
  }

  /** {@code H = -sum_i a_i log(a_i + 1e-12)}; nats. */
  public static double entropy(double[] a) {
    double sum = 0.0;
    for (double share : a) {
      sum -= share * Math.log(share + TINY);
    }
    return sum;
  }

  /** {@code da_i = -dH (log(a_i + 1e-12) + a_i/(a_i + 1e-12))}. */
  public static double[] entropyBack(double[] a, double dh) {
    double[] da = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      da[i] = -dh * (Math.log(a[i] + TINY) + a[i] / (a[i] + TINY));
    }
    return da;
  }
}
