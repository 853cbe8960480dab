package io.github.ae4j.nd4j.form;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * In which order the numbers of an array without gaps lie in memory. Two arrays are paired by index, as ND4J pairs
 * them, and may be walked by memory only where both lie alike.
 */
final class Layout {
  private Layout() {}

  /** Whether numbers of the same place in memory have the same index, or the same place in c order. */
  static boolean alike(INDArray one, INDArray other) {
    return sameShape(one, other)
        ? Arrays.equals(strides(one), strides(other))
        : isC(one) && isC(other);
  }

  /** Whether two arrays have one shape, axes of length 1 apart. */
  static boolean sameShape(INDArray one, INDArray other) {
    return Arrays.equals(shape(one), shape(other));
  }

  /** Whether the last index runs fastest, as in every vector. */
  static boolean isC(INDArray array) {
    long[] shape = shape(array);
    long[] strides = strides(array);
    long expected = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      if (strides[i] != expected) {
        return false;
      }
      expected *= shape[i];
    }
    return true;
  }

  /** The order of an array without gaps. */
  static char order(INDArray array) {
    return isC(array) ? 'c' : 'f';
  }

  private static long[] shape(INDArray array) {
    return Arrays.stream(array.shape()).filter(length -> length != 1).toArray();
  }

  private static long[] strides(INDArray array) {
    long[] strides = new long[shape(array).length];
    int next = 0;
    for (int i = 0; i < array.rank(); i++) {
      if (array.size(i) != 1) {
        strides[next++] = array.stride(i);
      }
    }
    return strides;
  }
}
