package io.github.ae4j.array;

import io.github.ae4j.adapter.GradientBound;
import java.util.Arrays;
import java.util.Objects;

/** Coordinates in a float array, worked on through a scratch of doubles. */
final class Floats extends Vector {
  private float[] values;

  Floats(float[] values) {
    this.values = Objects.requireNonNull(values);
  }

  @Override
  double squares(int from, int to) {
    double a = 0.0; // of floats no square is too large for a double
    double b = 0.0;
    double c = 0.0;
    double d = 0.0;
    int i = from;
    for (; i < to - 3; i += 4) { // chains: a strict sum waits for each addition
      a += (double) values[i] * values[i];
      b += (double) values[i + 1] * values[i + 1];
      c += (double) values[i + 2] * values[i + 2];
      d += (double) values[i + 3] * values[i + 3];
    }
    for (; i < to; i++) {
      a += (double) values[i] * values[i];
    }
    return (a + b) + (c + d);
  }

  @Override
  double longest() {
    return GradientBound.LONGEST_SINGLE;
  }

  @Override
  void detach() {
    values = values.clone();
  }

  @Override
  void scale(int from, int to, double factor) {
    for (int i = from; i < to; i++) {
      values[i] = (float) (factor * values[i]);
    }
  }

  @Override
  Vector wrap(float[] values) {
    this.values = Objects.requireNonNull(values);
    return this;
  }

  @Override
  double get(int i) {
    return values[i];
  }

  @Override
  void set(int i, double value) {
    values[i] = (float) value;
  }

  @Override
  int size() {
    return values.length;
  }

  @Override
  boolean inPlace() {
    return false;
  }

  @Override
  double[] block(int from, int to, double[] scratch) {
    for (int i = from; i < to; i++) {
      scratch[i - from] = values[i];
    }
    return scratch;
  }

  @Override
  void store(int from, int to, double[] block) {
    for (int i = from; i < to; i++) {
      values[i] = (float) block[i - from];
    }
  }

  @Override
  Vector zeros() {
    return new Floats(new float[values.length]);
  }

  @Override
  void copyFrom(Vector other) {
    System.arraycopy(((Floats) other).values, 0, values, 0, values.length);
  }

  @Override
  void clear() {
    Arrays.fill(values, 0.0f);
  }
}
