package io.github.ae4j.djl.ecology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LoraLinearTest {
  private final NDManager manager = Slope.manager();

  @BeforeAll
  static void pin() {
    Tiny.pin();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private NDArray zeros(int rows, int columns) {
    return manager.zeros(new Shape(rows, columns));
  }

  /** W = (1 2; 3 4; 5 6), A = (1 -1), B = (1; 0; 2), alpha/r = 2, by hand. */
  @Test
  void itMapsAsItsFormula() {
    LoraLinear layer =
        new LoraLinear(
            manager.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(3, 2)),
            manager.create(new float[] {1, -1}, new Shape(1, 2)),
            manager.create(new float[] {1, 0, 2}, new Shape(3, 1)),
            manager.create(2f));
    float[] y = layer.of(manager.create(new float[] {10, 7}, new Shape(1, 2))).toFloatArray();
    assertArrayEquals(new float[] {24 + 6, 58, 92 + 12}, y);
    assertArrayEquals(new float[] {3, 0, 3, 4, 9, 2}, layer.folded().toFloatArray());
  }

  @Test
  void factorsThatDoNotFitAreNamed() {
    NDArray scale = manager.create(2f);
    assertRefused(
        "A must have 2 on axis 1, got 3",
        () -> new LoraLinear(zeros(3, 2), zeros(1, 3), zeros(3, 1), scale));
    assertRefused(
        "B must have 3 on axis 0, got 2",
        () -> new LoraLinear(zeros(3, 2), zeros(1, 2), zeros(2, 1), scale));
    assertRefused(
        "B must have 1 on axis 1, got 2",
        () -> new LoraLinear(zeros(3, 2), zeros(1, 2), zeros(3, 2), scale));
    assertRefused(
        "rank must be in [1, 2], got 3",
        () -> new LoraLinear(zeros(3, 2), zeros(3, 2), zeros(3, 3), scale));
  }

  private static void assertRefused(String message, Runnable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }

  @Test
  void eachTensorHasItsAxesAndARankOfAtLeast1() {
    NDArray two = manager.create(2f);
    assertThrows(
        IllegalArgumentException.class,
        () -> new LoraLinear(zeros(2, 3), zeros(0, 3), zeros(2, 0), two));
    NDArray row = manager.zeros(new Shape(3));
    assertThrows(
        IllegalArgumentException.class, () -> new LoraLinear(zeros(2, 3), row, zeros(2, 1), two));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LoraLinear(zeros(2, 3), zeros(1, 3), zeros(2, 1), row));
    NDArray deep = manager.zeros(new Shape(2, 3, 5));
    assertThrows(
        IllegalArgumentException.class, () -> new LoraLinear(deep, zeros(1, 3), zeros(2, 1), two));
  }
}
