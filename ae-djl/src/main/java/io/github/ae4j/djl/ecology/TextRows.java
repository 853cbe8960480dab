package io.github.ae4j.djl.ecology;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Texts as rows of numbers, as long as the longest: what is missing after a shorter one is not seen.
 *
 * @param numbers of each text, at least one
 */
record TextRows(List<int[]> numbers) {
  private static final float UNSEEN = -1e9f;

  int count() {
    return numbers.size();
  }

  /** Places of the longest. */
  int room() {
    return numbers.stream().mapToInt(row -> row.length).max().orElseThrow();
  }

  /** Numbers of all texts, without what is missing. */
  long tokens() {
    return numbers.stream().mapToLong(row -> row.length).sum();
  }

  /** Whole numbers, (b, room). */
  NDArray tokens(NDManager manager) {
    int room = room();
    int[] all =
        numbers.stream().flatMapToInt(row -> Arrays.stream(Arrays.copyOf(row, room))).toArray();
    return manager.create(all, new Shape(count(), room));
  }

  /** 0, 1, ..., (1, room). */
  NDArray places(NDManager manager) {
    return manager.create(IntStream.range(0, room()).toArray(), new Shape(1, room()));
  }

  /** 0 at what is seen and far below it at what is missing, (b, 1, 1, room). */
  NDArray mask(NDManager manager) {
    int room = room();
    float[] all = new float[count() * room];
    for (int row = 0; row < count(); row++) {
      Arrays.fill(all, row * room + numbers.get(row).length, (row + 1) * room, UNSEEN);
    }
    return manager.create(all, new Shape(count(), 1, 1, room));
  }

  /** What each place counts in the mean of its text, (b, 1, room). */
  NDArray shares(NDManager manager) {
    double[] ones = new double[count()];
    Arrays.fill(ones, 1.0);
    double[] shares = shares(ones);
    return manager.create(FlatFactors.single(shares), new Shape(count(), 1, room()));
  }

  /** A weight a row, in equal parts to each of its places; one row after the other, 0 at what is missing. */
  double[] shares(double[] weights) {
    int room = room();
    double[] shares = new double[count() * room];
    for (int row = 0; row < count(); row++) {
      int length = numbers.get(row).length;
      Arrays.fill(shares, row * room, row * room + length, weights[row] / length);
    }
    return shares;
  }
}
