package io.github.ae4j.online;

import io.github.ae4j.signal.Statistic;

/** What an instance must be; whatever it breaks is named, with its place and value. */
final class InputCheck {
  private InputCheck() {}

  static void dense(double[] x, int inputs) {
    if (x.length != inputs) {
      throw new IllegalArgumentException("x must have " + inputs + " inputs, got " + x.length);
    }
    for (int i = 0; i < x.length; i++) {
      checkValue(i, x[i]);
    }
  }

  static void sparse(int[] indices, double[] values, int inputs) {
    if (indices.length != values.length) {
      throw new IllegalArgumentException(
          "indices and values must be as many, got " + indices.length + " and " + values.length);
    }
    if (indices.length == 0) {
      throw new IllegalArgumentException("x must have at least one input, got none");
    }
    int before = -1;
    for (int j = 0; j < indices.length; j++) {
      if (indices[j] <= before || indices[j] >= inputs) {
        throw index(indices[j], before, inputs);
      }
      before = indices[j];
      checkValue(before, values[j]);
    }
  }

  private static IllegalArgumentException index(int index, int before, int inputs) {
    boolean inside = index >= 0 && index < inputs;
    return new IllegalArgumentException(
        inside
            ? "indices must rise, each once, got " + index + " after " + before
            : "index must be in [0, " + (inputs - 1) + "], got " + index);
  }

  private static void checkValue(int index, double value) {
    if (!(Math.abs(value) <= Statistic.LARGEST)) {
      throw new IllegalArgumentException(
          "input " + index + " must be finite and at most 1e150 in size, got " + value);
    }
  }

  static void weight(double weight) {
    if (!(weight > 0.0 && weight <= Statistic.LARGEST)) {
      throw new IllegalArgumentException("weight must be in (0, 1e150], got " + weight);
    }
  }
}
