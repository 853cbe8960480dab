package io.github.ae4j.online;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** The root mean square of each input over the instances that had it. */
final class RunningScale {
  private double[] square;
  private double[] count;

  RunningScale(int inputs) {
    square = new double[inputs];
    count = new double[inputs];
  }

  /** Takes a value in; a 0 counts as none. */
  void see(int input, double value) {
    if (value != 0.0) {
      double n = count[input] + 1.0;
      count[input] = n;
      // the mean of squares, of which neither the sum nor a square grows out of its range
      square[input] += (value * value - square[input]) / n;
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
