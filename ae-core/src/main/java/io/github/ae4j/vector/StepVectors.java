package io.github.ae4j.vector;

import java.nio.FloatBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a step is measured by and changes: vectors of float32 where an engine keeps them, shared and not copied.
 * Each buffer counts from index 0 on, whatever its position; its owner keeps the memory alive.
 *
 * @param size number of coordinates, at least 0; no buffer holds fewer
 * @param theta parameters; may be null where nothing is asked of them
 * @param gradient before its scale and decay; null if it is zero
 * @param first the first moment, in native units; null if it is empty
 * @param second mean of squares; null if it is empty
 * @param greatest the greatest mean of squares so far (AMSGrad); null if there is none
 * @param average the averaged readout; null if there is none
 */
public record StepVectors(
    int size,
    @Nullable FloatBuffer theta,
    @Nullable FloatBuffer gradient,
    @Nullable FloatBuffer first,
    @Nullable FloatBuffer second,
    @Nullable FloatBuffer greatest,
    @Nullable FloatBuffer average) {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if the size is negative or a vector is shorter
   */
  public StepVectors {
    if (size < 0) {
      throw new IllegalArgumentException("size must be at least 0, got " + size);
    }
    check("theta", theta, size);
    check("gradient", gradient, size);
    check("first", first, size);
    check("second", second, size);
    check("greatest", greatest, size);
    check("average", average, size);
  }

  /**
   * The coordinates [from, to), in the same memory.
   *
   * @throws IndexOutOfBoundsException if they are not among these
   */
  public StepVectors slice(int from, int to) {
    Objects.checkFromToIndex(from, to, size);
    return new StepVectors(
        to - from,
        slice(theta, from, to),
        slice(gradient, from, to),
        slice(first, from, to),
        slice(second, from, to),
        slice(greatest, from, to),
        slice(average, from, to));
  }

  private static @Nullable FloatBuffer slice(@Nullable FloatBuffer vector, int from, int to) {
    return vector == null ? null : vector.slice(from, to - from);
  }

  /** The same with an empty first moment. */
  public StepVectors withoutFirst() {
    return new StepVectors(size, theta, gradient, null, second, greatest, average);
  }

  private static void check(String name, @Nullable FloatBuffer vector, int size) {
    if (vector != null && vector.limit() < size) {
      throw new IllegalArgumentException(
          name + " must hold " + size + " coordinates, got " + vector.limit());
    }
  }
}
