package io.github.ae4j.examples.lab.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;

/** Checks of a task's gradient. */
public final class Gradients {
  private static final double BESIDE = 0.1;
  private static final int COLLECTIONS = 100;

  private Gradients() {}

  /**
   * Compares the gradient in each tensor with central differences of the loss, beside the start: at
   * the start itself zeros may lie on a kink.
   *
   * @param width of the differences
   * @param tolerance relative to the gradient's length in the direction's
   */
  public static void agree(Task task, double width, double tolerance) {
    double[] point = task.start();
    double[] gradient = new double[point.length];
    double[] other = new double[point.length];
    SplittableRandom random = new SplittableRandom(1L);
    for (int i = 0; i < point.length; i++) {
      point[i] += BESIDE * random.nextGaussian();
    }
    task.gradient(1, point, gradient);
    int at = 0;
    for (int[] shape : task.shapes()) {
      int size = 1;
      for (int side : shape) {
        size *= side;
      }
      double[] direction = direction(gradient, at, size, random);
      double slope =
          (loss(task, point, direction, width, other) - loss(task, point, direction, -width, other))
              / (2.0 * width);
      double expected = InnerProduct.of(gradient, direction);
      assertEquals(expected, slope, tolerance * Math.max(1e-2, Math.abs(expected)), "at " + at);
      at += size;
    }
    assertEquals(point.length, at, "the shapes must fill the array");
  }

  /** Half along the tensor's gradient, half at random, of length 1. */
  private static double[] direction(
      double[] gradient, int from, int size, SplittableRandom random) {
    double[] direction = new double[gradient.length];
    double norm = 0.0;
    for (int i = from; i < from + size; i++) {
      norm += gradient[i] * gradient[i];
    }
    double length = 0.0;
    for (int i = from; i < from + size; i++) {
      direction[i] =
          gradient[i] / Math.max(1e-12, Math.sqrt(norm)) + random.nextGaussian() / Math.sqrt(size);
      length += direction[i] * direction[i];
    }
    for (int i = from; i < from + size; i++) {
      direction[i] /= Math.sqrt(length);
    }
    return direction;
  }

  private static double loss(
      Task task, double[] point, double[] direction, double width, double[] gradient) {
    double[] moved = point.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += width * direction[i];
    }
    return task.gradient(1, moved, gradient);
  }

  /** Checks that a gradient reads no memory that a collection of garbage may have given away. */
  public static void outliveGarbage(Task task) {
    double[] point = task.start();
    double[] expected = new double[point.length];
    double[] gradient = new double[point.length];
    task.gradient(1, point, expected);
    try (GarbageCollections collections = new GarbageCollections()) {
      while (collections.made() < COLLECTIONS) {
        task.gradient(1, point, gradient);
        assertArrayEquals(expected, gradient, 0.0);
      }
    }
  }
}
