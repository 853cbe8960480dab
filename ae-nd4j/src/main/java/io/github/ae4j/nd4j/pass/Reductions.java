package io.github.ae4j.nd4j.pass;

import io.github.ae4j.signal.Statistic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The sums of a step. Each is a BLAS product of two vectors: on the CPU a dot product, which answers at
 * once; on another backend one whose result stays where the vectors are, and all come over in one transfer.
 * Parts are added up in double precision.
 */
final class Reductions {
  /** What an inner product counts for: so many times it goes into a statistic. */
  record Share(Statistic statistic, double factor) {}

  private record Part(List<Share> shares, INDArray scalar) {}

  private final Set<Statistic> wanted;
  private final Backend backend;
  private final double[] sums = new double[Statistic.SIZE];
  private final List<Part> parts = new ArrayList<>();

  /**
   * No parts yet.
   *
   * @param wanted the statistics to be reduced; parts of others are not computed
   */
  Reductions(Set<Statistic> wanted, Backend backend) {
    this.wanted = wanted;
    this.backend = backend;
  }

  /** Adds the inner product of two vectors to the statistics among its shares that are wanted. */
  void dot(INDArray left, INDArray right, Share... shares) {
    List<Share> counted = wanted(shares);
    if (counted.isEmpty()) {
      return;
    }
    if (backend == Backend.CPU) {
      add(counted, Nd4j.getBlasWrapper().level1().dot(left.length(), 1.0, left, right));
    } else {
      parts.add(new Part(counted, product(left, right)));
    }
  }

  private List<Share> wanted(Share... shares) {
    List<Share> counted = new ArrayList<>(shares.length);
    for (Share share : shares) {
      if (share.factor() != 0.0 && wanted.contains(share.statistic())) {
        counted.add(share);
      }
    }
    return counted;
  }

  /** The product as a matrix of one element, where the vectors are. */
  private static INDArray product(INDArray left, INDArray right) {
    INDArray scalar = Nd4j.create(left.dataType(), new long[] {1, 1}, 'f');
    INDArray row = left.reshape('f', true, 1, left.length());
    INDArray column = right.reshape('f', true, right.length(), 1);
    Nd4j.gemm(row, column, scalar, false, false, 1.0, 0.0);
    return scalar;
  }

  /** Adds a number that is here already. */
  void add(Statistic statistic, double value) {
    sums[statistic.ordinal()] += value;
  }

  private void add(List<Share> shares, double value) {
    for (Share share : shares) {
      sums[share.statistic().ordinal()] += share.factor() * value;
    }
  }

  /** Fetches the sums, by the statistics' ordinals. */
  double[] sums() {
    if (!parts.isEmpty()) {
      INDArray[] scalars = parts.stream().map(Part::scalar).toArray(INDArray[]::new);
      double[] values =
          Nd4j.concat(1, scalars).castTo(DataType.DOUBLE).reshape(scalars.length).toDoubleVector();
      for (int i = 0; i < values.length; i++) {
        add(parts.get(i).shares(), values[i]);
      }
      parts.clear();
    }
    return sums;
  }
}
