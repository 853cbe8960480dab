package io.github.ae4j.examples.lab.run;

import java.util.Arrays;

/** A curve being drawn. */
final class Points {
  private static final int FIRST_CAPACITY = 64;

  private double[] step = new double[FIRST_CAPACITY];
  private double[] value = new double[FIRST_CAPACITY];
  private int size;

  void add(double at, double what) {
    if (size == step.length) {
      step = Arrays.copyOf(step, 2 * size);
      value = Arrays.copyOf(value, 2 * size);
    }
    step[size] = at;
    value[size++] = what;
  }

  Curve curve() {
    return new Curve(Arrays.copyOf(step, size), Arrays.copyOf(value, size));
  }
}
