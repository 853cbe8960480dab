package io.github.ae4j.online;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * The root mean square of each input over the instances that had it. Once there are some tens of values, one that is far
 * out counts as {@value #FARTHEST} times what stands there, and takes a tenth off the number of values that the mean is
 * over: a single one hardly moves it, and a lasting change of unit is followed the sooner the longer it lasts.
 */
final class RunningScale {
  /** Values from which on one may be far out. */
  private static final double SETTLED = 32.0;

  /** Root mean squares that a value counts as at most. */
  private static final double FARTHEST = 10.0;

  /** What a value far out leaves of the number of values before. */
  private static final double LEFT = 0.9;

  private double[] square;
  private double[] count;

  RunningScale(int inputs) {
    square = new double[inputs];
    count = new double[inputs];
  }

  /** Takes a value in; a 0 counts as none. */
  void see(int input, double value) {
    if (value != 0.0) {
      double before = square[input];
      double most = FARTHEST * FARTHEST * before;
      double counted = value * value;
      if (count[input] >= SETTLED && counted > most && before > 0.0) {
        counted = most;
        count[input] = Math.max(SETTLED, LEFT * count[input]);
      }
      count[input] += 1.0;
      // the mean of squares, of which neither the sum nor a square grows out of its range
      square[input] = before + (counted - before) / count[input];
    }
  }

  /** What a value is multiplied by; 1 where none has been seen. */
  double factor(int input) {
    return square[input] > 0.0 ? 1.0 / Math.sqrt(square[input]) : 1.0;
  }

  void grow(int inputs) {
    square = Arrays.copyOf(square, inputs);
    count = Arrays.copyOf(count, inputs);
  }

  void write(DataOutputStream out) throws IOException {
    SparseFile.write(out, square);
    SparseFile.write(out, count);
  }

  void read(DataInputStream in) throws IOException {
    SparseFile.readFromZero(in, "mean square of an input", square);
    SparseFile.readFromZero(in, "count of an input", count);
  }
}
