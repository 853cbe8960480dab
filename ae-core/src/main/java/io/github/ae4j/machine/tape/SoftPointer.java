package io.github.ae4j.machine.tape;

import io.github.ae4j.Experimental;
import io.github.ae4j.memory.Check;

/**
 * Moves an attention over n cells in a circle, and sharpens it.
 *
 * <pre>
 *   shift     w_i = sum_k s_k a_((i - k) mod n),   k = -reach .. reach
 *   sharpen   b_i = w_i^g/sum_j w_j^g,             g in [1, 100]
 * </pre>
 *
 * <p>Powers are taken of w over its greatest, so that some are 0 and none is beyond 1: for any a, s and g that are given
 * the result is finite and sums to 1.
 */
@Experimental
public final class SoftPointer {
  /** The sharpest there is. */
  public static final double SHARPEST = 100.0;

  private SoftPointer() {}

  /** Gradients of a scalar by what a pointer was moved by. */
  public record ShiftGradient(double[] attention, double[] shift) {}

  /** Gradients of a scalar by what a pointer was sharpened from. */
  public record SharpenGradient(double[] attention, double sharpness) {}

  private static int from(int i, int k, int n) {
    return Math.floorMod(i - k, n);
  }

  private static int reach(double[] shift) {
    if (shift.length % 2 == 0) {
      throw new IllegalArgumentException(
          "shift must have an odd number of weights, from -reach to reach, got " + shift.length);
    }
    return shift.length / 2;
  }

  /**
   * The attention moved.
   *
   * @param shift weights of the moves by -reach to reach cells, an odd number of them; they sum to 1
   */
  public static double[] shift(double[] a, double[] shift) {
    int reach = reach(shift);
    double[] w = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      for (int k = -reach; k <= reach; k++) {
        w[i] += shift[k + reach] * a[from(i, k, a.length)];
      }
    }
    return w;
  }

  /** {@code da_j = sum_k s_k dw_(j+k),  ds_k = sum_i a_(i-k) dw_i}. */
  public static ShiftGradient shiftBack(double[] a, double[] shift, double[] dw) {
    int reach = reach(shift);
    double[] da = new double[a.length];
    double[] ds = new double[shift.length];
    for (int i = 0; i < a.length; i++) {
      for (int k = -reach; k <= reach; k++) {
        int j = from(i, k, a.length);
        da[j] += shift[k + reach] * dw[i];
        ds[k + reach] += a[j] * dw[i];
      }
    }
    return new ShiftGradient(da, ds);
  }

  private static double greatest(double[] w) {
    double most = 0.0;
    for (double share : w) {
      most = Math.max(most, share);
    }
    return Check.positive("greatest attention", most);
  }

  /**
   * The attention sharpened.
   *
   * @param w not negative, not all 0
   * @param sharpness g, in [1, 100]
   */
  public static double[] sharpen(double[] w, double sharpness) {
    Check.within("sharpness", sharpness, 1.0, SHARPEST);
    double most = greatest(w);
    double[] b = new double[w.length];
    double sum = 0.0;
    for (int i = 0; i < b.length; i++) {
      b[i] = Math.pow(w[i] / most, sharpness);
      sum += b[i];
    }
    for (int i = 0; i < b.length; i++) {
      b[i] /= sum;
    }
    return b;
  }

  /**
   * {@code dw_i = g (db_i - <b, db>) w_i^(g-1)/sum_j w_j^g,  dg = sum_i b_i (db_i - <b, db>) log w_i}.
   *
   * @param b what {@link #sharpen} gave
   */
  public static SharpenGradient sharpenBack(double[] w, double sharpness, double[] b, double[] db) {
    double most = greatest(w);
    double mean = Cells.dot(b, db);
    double sum = 0.0;
    for (double share : w) {
      sum += Math.pow(share / most, sharpness);
    }
    double[] dw = new double[w.length];
    double dg = 0.0;
    for (int i = 0; i < w.length; i++) {
      double off = db[i] - mean;
      dw[i] = sharpness * off * Math.pow(w[i] / most, sharpness - 1.0) / (sum * most);
      dg += b[i] == 0.0 ? 0.0 : b[i] * off * Math.log(w[i] / most);
    }
    return new SharpenGradient(dw, dg);
  }
}
