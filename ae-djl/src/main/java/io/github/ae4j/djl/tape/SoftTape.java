package io.github.ae4j.djl.tape;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.github.ae4j.Experimental;

/**
 * The tape of {@link io.github.ae4j.machine.tape.Tape} and its pointer as operations that the engine differentiates, over
 * a batch of b examples. A memory is an array (b, n, d), an attention (b, n). Nothing is written in place: what a write
 * gives is another array.
 */
@Experimental
public final class SoftTape {
  /** Stands in for an attention of 0 under the logarithm; a normal number of single precision. */
  private static final float TINY = 1e-30f;

  private SoftTape() {}

  /** {@code r = sum_i a_i M_i}, of shape (b, d). */
  public static NDArray read(NDArray memory, NDArray attention) {
    return attention.expandDims(1).matMul(memory).squeeze(1);
  }

  /**
   * {@code M_i + a_i delta}.
   *
   * @param delta (b, d)
   */
  public static NDArray write(NDArray memory, NDArray attention, NDArray delta) {
    return memory.add(attention.expandDims(2).mul(delta.expandDims(1)));
  }

  /**
   * {@code M_i (1 - a_i e) + a_i v}.
   *
   * @param erase e, (b, d), in [0, 1]
   * @param added v, (b, d)
   */
  public static NDArray eraseAndAdd(
      NDArray memory, NDArray attention, NDArray erase, NDArray added) {
    NDArray cells = attention.expandDims(2);
    NDArray kept = memory.sub(memory.mul(cells.mul(erase.expandDims(1))));
    return kept.add(cells.mul(added.expandDims(1)));
  }

  /**
   * {@code w_i = sum_k s_k a_((i - k) mod n)}.
   *
   * @param shift weights of the moves by -reach to reach cells, (b, 2 reach + 1) with reach at most n
   */
  public static NDArray shift(NDArray attention, NDArray shift) {
    long n = attention.getShape().get(1);
    long moves = shift.getShape().get(1);
    if (moves % 2 == 0 || moves / 2 > n) {
      throw new IllegalArgumentException(
          "shift must have an odd number of weights, at most " + (2 * n + 1) + ", got " + moves);
    }
    NDList weights = shift.split(moves, 1);
    NDList parts = new NDList();
    for (int k = 0; k < moves; k++) {
      parts.add(turned(attention, Math.floorMod(k - moves / 2, n)).mul(weights.get(k)));
    }
    return NDArrays.add(parts.toArray(NDArray[]::new));
  }

  /** The attention moved on by k cells, 0 to n - 1. */
  private static NDArray turned(NDArray attention, long k) {
    if (k == 0) {
      return attention;
    }
    NDList parts = attention.split(new long[] {attention.getShape().get(1) - k}, 1);
    return parts.get(1).concat(parts.get(0), 1);
  }

  /**
   * {@code b_i = w_i^g/sum_j w_j^g}, as the softmax of g log w.
   *
   * @param sharpness g, (b, 1), from 1 to 100
   */
  public static NDArray sharpen(NDArray attention, NDArray sharpness) {
    return attention.add(TINY).log().mul(sharpness).softmax(1);
  }
}
