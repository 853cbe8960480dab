package io.github.ae4j.nd4j.form;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where an array lies in memory. An array's handle says nothing of that: it can be closed, or be given other memory,
 * and several handles can have the same.
 *
 * @param address of the memory that it is in
 * @param offset of its first number there
 * @param length count of its numbers
 */
public record Place(long address, long offset, long length) {
  /**
   * Asks an array where it lies.
   *
   * @param what names it, for errors
   * @throws IllegalStateException if it is closed
   */
  public static Place of(String what, INDArray array) {
    if (array.wasClosed()) {
      throw new IllegalStateException(what + " must be open, got an array that was closed");
    }
    return new Place(array.data().address(), array.offset(), array.length());
  }
}
