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
import org.jspecify.annotations.Nullable;

/**
 * Scalars still on the device, each a part of a statistic. They come over in one transfer, and the
 * parts are added up here in double precision.
 */
final class Reductions implements AutoCloseable {
  private record Term(@Nullable Part part, Statistic statistic, double factor) {}

  private final Set<Statistic> wanted;
  private final TrainedParameters parameters;
  private final List<Term> terms = new ArrayList<>();
  private final NDList scalars = new NDList();
  private @Nullable Part part;

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

  /** Turns to the sums of a part, each once; null for the losses. */
  void of(@Nullable Part next) {
    part = next;
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
    terms.add(new Term(part, statistic, factor));
    scalars.add(scalar);
  }

  /** Fetches the sums of every group, by the statistics' ordinals. */
  double[][] sums() {
    GroupSums all = new GroupSums(parameters.groups());
    double[] values = scalars.isEmpty() ? new double[0] : transfer();
    for (int from = 0; from < values.length; ) {
      from = add(from, values, all);
    }
    return all.all();
  }

  /** Adds the run of a part's terms that begins at one; one behind its last. */
  private int add(int from, double[] values, GroupSums all) {
    Part of = terms.get(from).part();
    double[] sums = new double[Statistic.SIZE];
    int i = from;
    for (; i < values.length && terms.get(i).part() == of; i++) {
      sums[terms.get(i).statistic().ordinal()] += terms.get(i).factor() * values[i];
    }
    if (of == null) {
      all.loss(sums[Statistic.LOSS.ordinal()]);
    } else {
      all.add(of, sums);
    }
    return i;
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
