package io.github.ae4j.array;

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

  /** Whether it is a view of this very array. */
  boolean isOn(double[] values) {
    return false;
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

  /** Makes this vector a view of a copy of its own. */
  abstract void detach();

  /** Multiplies coordinates {@code from} to {@code to}. */
  abstract void scale(int from, int to, double factor);

  /** Sum of the squares of coordinates {@code from} to {@code to}; not finite if one of them is not. */
  abstract double squares(int from, int to);

  /** Length up to which the square of a vector of this kind is finite in one of this kind. */
  abstract double longest();

  /** Every coordinate, copied. */
  double[] copy() {
    double[] copy = new double[size()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = get(i);
    }
    return copy;
  }

  /** Reads coordinate i. */
  abstract double get(int i);

  /** Writes coordinate i. */
  abstract void set(int i, double value);
}
