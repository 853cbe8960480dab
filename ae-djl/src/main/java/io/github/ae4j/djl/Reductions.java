package io.github.ae4j.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scalars still on the device, each a part of a statistic. They come over in one transfer, and the
 * parts are added up here in double precision.
 */
final class Reductions implements AutoCloseable {
  private record Part(Statistic statistic, double factor) {}

  private final List<Part> parts = new ArrayList<>();
  private final NDList scalars = new NDList();

  /** Adds factor times a scalar to a statistic; takes the scalar over. */
  void add(Statistic statistic, double factor, NDArray scalar) {
    NDScope.unregister(scalar);
    parts.add(new Part(statistic, factor));
    scalars.add(scalar);
  }

  /** Adds factor times an inner product of two vectors to a statistic. */
  void dot(Statistic statistic, double factor, NDArray left, NDArray right) {
    add(statistic, factor, left.dot(right));
  }

  /** Fetches the sums, by the statistics' ordinals. */
  double[] sums() {
    double[] sums = new double[Statistic.SIZE];
    if (parts.isEmpty()) {
      return sums;
    }
    double[] values = transfer();
    for (int i = 0; i < values.length; i++) {
      sums[parts.get(i).statistic().ordinal()] += parts.get(i).factor() * values[i];
    }
    return sums;
  }

  private double[] transfer() {
    try (NDArray all = NDArrays.stack(scalars)) {
      if (all.getDataType() == DataType.FLOAT64) {
        return all.toDoubleArray();
      }
      float[] values = all.toFloatArray();
      double[] wide = new double[values.length];
      Arrays.setAll(wide, i -> values[i]);
      return wide;
    }
  }

  @Override
  public void close() {
    scalars.close();
  }
}
