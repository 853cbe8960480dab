package io.github.ae4j.djl.ecology;

import io.github.ae4j.ecology.Plasticity;
import java.nio.ByteBuffer;

/**
 * AdamW (Loshchilov and Hutter 2019) on an array of numbers, in double precision, with the gradient clipped to a norm:
 *
 * <pre>
 *   g = g min(1, clip/|g|),  m = .9 m + .1 g,  v = .999 v + .001 g^2
 *   x = x - rate (m/(1 - .9^t) / (sqrt(v/(1 - .999^t)) + 1e-8) + decay x)
 * </pre>
 *
 * <p>Its memory is t and the moments, these in single precision so that the memory of an adapter is as large as one.
 */
final class FactorAdam {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final float[] mean;
  private final float[] square;
  private long step;

  /** At its beginning, for so many numbers. */
  FactorAdam(int size) {
    mean = new float[size];
    square = new float[size];
  }

  /**
   * Where {@link #memory} left off.
   *
   * @param memory empty for the beginning
   * @throws IllegalArgumentException if it is of another number of numbers
   */
  FactorAdam(int size, byte[] memory) {
    this(size);
    if (memory.length == 0) {
      return;
    }
    int expected = Long.BYTES + 2 * size * Float.BYTES;
    if (memory.length != expected) {
      throw new IllegalArgumentException(
          "memory of the adapter's optimizer must be of "
              + size
              + " numbers, in "
              + expected
              + " bytes, got "
              + memory.length);
    }
    ByteBuffer bytes = ByteBuffer.wrap(memory);
    step = bytes.getLong();
    for (int i = 0; i < size; i++) {
      mean[i] = bytes.getFloat();
    }
    for (int i = 0; i < size; i++) {
      square[i] = bytes.getFloat();
    }
  }

  /** t and the moments. */
  byte[] memory() {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + 2 * mean.length * Float.BYTES);
    bytes.putLong(step);
    for (float value : mean) {
      bytes.putFloat(value);
    }
    for (float value : square) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  /** Makes a step; the values are changed. */
  void step(double[] values, float[] gradient, Plasticity plasticity) {
    double norm = 0.0;
    for (float g : gradient) {
      norm += (double) g * g;
    }
    double scale = Math.min(1.0, plasticity.clip() / Math.sqrt(norm));
    step++;
    double rate = plasticity.rate();
    double first = 1.0 - StrictMath.pow(BETA1, step);
    double second = 1.0 - StrictMath.pow(BETA2, step);
    for (int i = 0; i < values.length; i++) {
      double g = scale * gradient[i];
      mean[i] = (float) (BETA1 * mean[i] + (1.0 - BETA1) * g);
      square[i] = (float) (BETA2 * square[i] + (1.0 - BETA2) * g * g);
      double move = mean[i] / first / (Math.sqrt(square[i] / second) + EPSILON);
      values[i] -= rate * (move + plasticity.decay() * values[i]);
    }
  }
}
