package io.github.ae4j.examples.lab.task;

/** a'b of two vectors, summed in the order of their axes, so that it is the same bit for bit. */
public final class InnerProduct {
  private InnerProduct() {}

  /** Of two vectors of the same length. */
  public static double of(double[] a, double[] b) {
    double sum = 0.0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
