package io.github.ae4j.djl.pass;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Scalars still on the device, each a part of a statistic. They come over in one transfer, and the
 * parts are added up here in double precision.
 */
final class Reductions implements AutoCloseable {
  private record Part(Statistic statistic, double factor) {}

  private final Set<Statistic> wanted;
  private final TrainedParameters parameters;
  private final List<Part> parts = new ArrayList<>();
  private final NDList scalars = new NDList();

  /**
   * No parts yet.
   *
   * @param wanted the statistics to be reduced; parts of others are not computed
   * @param parameters have the data type of the sums
   */
  Reductions(Set<Statistic> wanted, TrainedParameters parameters) {
    this.wanted = wanted;
    this.parameters = parameters;
  }

  /** Whether nothing but these is to be reduced. */
  boolean onlyWants(Set<Statistic> statistics) {
    return statistics.containsAll(wanted);
  }

  /** Adds factor times the inner product of two vectors, if it is wanted. */
  void dot(Statistic statistic, double factor, NDArray left, NDArray right) {
    if (wanted.contains(statistic)) {
      add(statistic, factor, left.dot(right));
    }
  }

  /** Adds the sum of a tensor, if it is wanted. */
  void sum(Statistic statistic, NDArray tensor) {
    if (wanted.contains(statistic)) {
      add(statistic, 1.0, tensor.sum().toType(parameters.type(), false));
    }
  }

  private void add(Statistic statistic, double factor, NDArray scalar) {
    NDScope.unregister(scalar);
    parts.add(new Part(statistic, factor));
    scalars.add(scalar);
  }

  /** Fetches the sums, by the statistics' ordinals. */
  double[] sums() {
    double[] sums = new double[Statistic.SIZE];
    double[] values = scalars.isEmpty() ? new double[0] : transfer();
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
