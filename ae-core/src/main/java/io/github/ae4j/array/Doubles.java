package io.github.ae4j.array;

import io.github.ae4j.signal.Statistic;
import java.util.Arrays;
import java.util.Objects;

/** Coordinates in a double array, worked on in place. */
final class Doubles extends Vector {
  private double[] values;

  Doubles(double[] values) {
    this.values = Objects.requireNonNull(values);
  }

  @Override
  double squares(int from, int to) {
    return Reductions.squares(values, from, to);
  }

  @Override
  double longest() {
    return Statistic.LARGEST;
  }

  @Override
  boolean isOn(double[] values) {
    return this.values == values;
  }

  @Override
  void detach() {
    values = values.clone();
  }

  @Override
  void scale(int from, int to, double factor) {
    for (int i = from; i < to; i++) {
      values[i] *= factor;
    }
  }

  @Override
  Vector wrap(double[] values) {
    this.values = Objects.requireNonNull(values);
    return this;
  }

  @Override
  double get(int i) {
    return values[i];
  }

  @Override
  void set(int i, double value) {
    values[i] = value;
  }

  @Override
  int size() {
    return values.length;
  }

  @Override
  boolean inPlace() {
    return true;
  }

  @Override
  double[] block(int from, int to, double[] scratch) {
    return values;
  }

  @Override
  void store(int from, int to, double[] block) {}

  @Override
  Vector zeros() {
    return new Doubles(new double[values.length]);
  }

  @Override
  void copyFrom(Vector other) {
    System.arraycopy(((Doubles) other).values, 0, values, 0, values.length);
  }

  @Override
  void clear() {
    Arrays.fill(values, 0.0);
  }
}
