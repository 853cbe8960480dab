package io.github.ae4j.ecology;

import java.nio.ByteBuffer;

/**
 * AdamW's moments of an adapter, in the form that a host hands out (Loshchilov, Hutter 2019): betas .9 and .999, epsilon
 * 1e-8, moments corrected for their start.
 */
final class AdamMemory {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final double[] first;
  private final double[] second;
  private long steps;

  private AdamMemory(int size) {
    this.first = new double[size];
    this.second = new double[size];
  }

  /**
   * Moments as they were handed out.
   *
   * @param size how many numbers the adapter has
   * @param bytes empty for none yet
   * @throws IllegalArgumentException if they are of another size
   */
  static AdamMemory of(int size, byte[] bytes) {
    AdamMemory memory = new AdamMemory(size);
    if (bytes.length > 0) {
      int expected = Long.BYTES + 2 * size * Double.BYTES;
      if (bytes.length != expected) {
        throw new IllegalArgumentException(
            "memory must be of an adapter of "
                + size
                + " numbers, "
                + expected
                + " bytes, got "
                + bytes.length);
      }
      ByteBuffer in = ByteBuffer.wrap(bytes);
      memory.steps = in.getLong();
      in.asDoubleBuffer().get(memory.first).get(memory.second);
    }
    return memory;
  }

  byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(Long.BYTES + 2 * first.length * Double.BYTES);
    out.putLong(steps).asDoubleBuffer().put(first).put(second);
    return out.array();
  }

  /** One step on all numbers, in place. */
  void step(double[] values, double[] gradient, Plasticity plasticity) {
    steps++;
    double one = 1.0 - StrictMath.pow(BETA_1, steps);
    double two = 1.0 - StrictMath.pow(BETA_2, steps);
    for (int i = 0; i < values.length; i++) {
      first[i] = BETA_1 * first[i] + (1.0 - BETA_1) * gradient[i];
      second[i] = BETA_2 * second[i] + (1.0 - BETA_2) * gradient[i] * gradient[i];
      double update = first[i] / one / (Math.sqrt(second[i] / two) + EPSILON);
      values[i] -= plasticity.rate() * (update + plasticity.decay() * values[i]);
    }
  }
}
