package io.github.ae4j.djl.ecology;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import io.github.ae4j.Experimental;
import java.util.Objects;

/**
 * A projection with an adapter, y = W x + (alpha/r) B A x (Hu and others 2021, LoRA), as operations that the engine
 * differentiates. With B = 0 it is W x, bit for bit, both ways.
 *
 * @param weight W, (out, in)
 * @param a A, (r, in)
 * @param b B, (out, r)
 * @param scale alpha/r, of no axes. A tensor: of a bare number the engine would keep an address in Java's memory for the
 *     backward pass
 */
@Experimental
public record LoraLinear(NDArray weight, NDArray a, NDArray b, NDArray scale) {
  /** Checks the shapes. */
  public LoraLinear {
    Objects.requireNonNull(weight, "weight");
    Objects.requireNonNull(a, "a");
    Objects.requireNonNull(b, "b");
    Objects.requireNonNull(scale, "scale");
    axes("W", weight, 2);
    axes("A", a, 2);
    axes("B", b, 2);
    axes("scale", scale, 0);
    long rank = a.getShape().get(0);
    width("A", a, 1, weight.getShape().get(1));
    width("B", b, 0, weight.getShape().get(0));
    width("B", b, 1, rank);
    long most = Math.min(weight.getShape().get(0), weight.getShape().get(1));
    if (rank < 1 || rank > most) {
      throw new IllegalArgumentException("rank must be in [1, " + most + "], got " + rank);
    }
  }

  private static void axes(String name, NDArray tensor, int expected) {
    if (tensor.getShape().dimension() != expected) {
      throw new IllegalArgumentException(
          name + " must have " + expected + " axes, got " + tensor.getShape());
    }
  }

  private static void width(String name, NDArray factor, int axis, long expected) {
    long got = factor.getShape().get(axis);
    if (got != expected) {
      throw new IllegalArgumentException(
          name + " must have " + expected + " on axis " + axis + ", got " + got);
    }
  }

  /**
   * y of x.
   *
   * @param x (..., in)
   * @return (..., out), with x's manager
   */
  public NDArray of(NDArray x) {
    Objects.requireNonNull(x, "x");
    NDArray low = Linear.linear(x, a).singletonOrThrow().mul(scale);
    NDArray added = Linear.linear(low, b).singletonOrThrow();
    return Linear.linear(x, weight).singletonOrThrow().add(added);
  }

  /** W + (alpha/r) B A, which maps as this does but for rounding; (out, in), with B's manager. */
  public NDArray folded() {
    try (NDArray product = b.matMul(a);
        NDArray change = product.mul(scale)) {
      return change.add(weight);
    }
  }
}
