package io.github.ae4j.djl.ecology;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a tensor lies among others, one after the other.
 *
 * @param name as "layer 1 query"
 * @param rows 1 for a vector
 * @param columns numbers of a row
 */
record NamedTensor(String name, int rows, int columns) {
  /** How many numbers it has. */
  int size() {
    return rows * columns;
  }

  /**
   * Tensors that are parts of all numbers: vectors, and matrices (rows, columns).
   *
   * @param values one axis
   */
  static List<NDArray> parts(List<NamedTensor> named, NDArray values) {
    long[] ends = new long[named.size() - 1];
    long end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += named.get(i).size();
      ends[i] = end;
    }
    NDList parts = values.split(ends, 0);
    List<NDArray> tensors = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      NamedTensor tensor = named.get(i);
      NDArray part = parts.get(i);
      tensors.add(tensor.rows() == 1 ? part : part.reshape(tensor.rows(), tensor.columns()));
    }
    return tensors;
  }
}
