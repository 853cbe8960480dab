package io.github.ae4j.array;

import java.util.Objects;

/**
 * A dense vector of double or float coordinates that kernels work on in blocks of doubles: a double
 * array is worked on in place, a float array through a small scratch.
 */
abstract class Vector {
  /** Coordinates a block holds at most where a scratch is needed. */
  static final int BLOCK = 1024;

  /** Number of coordinates. */
  abstract int size();

  /** Whether a block is a view of the vector itself, so that offsets are the vector's own. */
  abstract boolean inPlace();

  /** Coordinates {@code from} to {@code to}: the array itself, or the scratch filled from 0. */
  abstract double[] block(int from, int to, double[] scratch);

  /** Writes a block back; nothing to do where it is the array itself. */
  abstract void store(int from, int to, double[] block);

  /** A vector of the same kind and size, all zero. */
  abstract Vector zeros();

  /** Copies every coordinate from a vector of the same kind and size. */
  abstract void copyFrom(Vector other);

  /** Sets every coordinate to zero. */
  abstract void clear();

  static Vector of(double[] values) {
    return new Doubles(values);
  }

  static Vector of(float[] values) {
    return new Floats(values);
  }

  /** Makes this vector a view of another array of its kind; other kinds are refused. */
  Vector wrap(double[] values) {
    throw new IllegalArgumentException(
        "gradient must be float[] like the parameters, got double[]");
  }

  /** Makes this vector a view of another array of its kind; other kinds are refused. */
  Vector wrap(float[] values) {
    throw new IllegalArgumentException(
        "gradient must be double[] like the parameters, got float[]");
  }

  /** Sum of the squares from a place on; not finite if a coordinate is not. */
  abstract double squares(int from);

  /** Whether every coordinate from a place on is finite. */
  abstract boolean isFinite(int from);

  /** Reads coordinate i. */
  abstract double get(int i);

  /** Writes coordinate i. */
  abstract void set(int i, double value);

  private static final class Doubles extends Vector {
    private double[] values;

    Doubles(double[] values) {
      this.values = Objects.requireNonNull(values);
    }

    @Override
    double squares(int from) {
      return Reductions.squares(values, from, values.length);
    }

    @Override
    boolean isFinite(int from) {
      if (Double.isFinite(squares(from))) {
        return true;
      }
      for (int i = from; i < values.length; i++) { // finite numbers whose squares are not
        if (!Double.isFinite(values[i])) {
          return false;
        }
      }
      return true;
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
      java.util.Arrays.fill(values, 0.0);
    }
  }

  private static final class Floats extends Vector {
    private float[] values;

    Floats(float[] values) {
      this.values = Objects.requireNonNull(values);
    }

    @Override
    double squares(int from) {
      double even = 0.0; // of floats no square is too large for a double
      double odd = 0.0;
      int i = from;
      for (; i < values.length - 1; i += 2) {
        even += (double) values[i] * values[i];
        odd += (double) values[i + 1] * values[i + 1];
      }
      return even + odd + (i < values.length ? (double) values[i] * values[i] : 0.0);
    }

    @Override
    boolean isFinite(int from) {
      float even = 0.0f; // two chains: a strict sum waits for each addition
      float odd = 0.0f;
      int i = from;
      for (; i < values.length - 1; i += 2) {
        even += 0.0f * values[i];
        odd += 0.0f * values[i + 1];
      }
      return even + odd + (i < values.length ? 0.0f * values[i] : 0.0f) == 0.0f;
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
      java.util.Arrays.fill(values, 0.0f);
    }
  }
}
