package io.github.ae4j.djl.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.ae4j.machine.tape.Attention;
import io.github.ae4j.machine.tape.SoftPointer;
import io.github.ae4j.machine.tape.Tape;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Values and gradients are those of the tape in plain Java. */
class SoftTapeTest {
  private static final int N = 6;
  private static final int D = 3;

  private final NDManager manager = NDManager.newBaseManager();
  private final Random random = new Random(5);
  private final double[] m = normal(N * D);
  private final double[] a = Attention.softmax(normal(N));
  private final double[] e = Attention.softmax(normal(D));
  private final double[] v = normal(D);
  private final double[] s = Attention.softmax(normal(3));

  private double[] normal(int n) {
    return random.doubles(n).map(x -> 4.0 * x - 2.0).toArray();
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private NDArray array(double[] values, long... shape) {
    NDArray array = manager.create(values, new Shape(shape));
    array.setRequiresGradient(true);
    return array;
  }

  /** Gradient of the sum of a result's products with fixed weights; a gradient of another call adds up with it. */
  private static double[] gradient(
      NDArray by, double[] weights, Function<NDArray, NDArray> function) {
    if (by.hasGradient()) {
      by.getGradient().subi(by.getGradient().duplicate());
    }
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray result = function.apply(by).flatten();
      collector.backward(result.mul(by.getManager().create(weights)).sum());
    }
    return by.getGradient().toDoubleArray();
  }

  @Test
  void reads() {
    double[] dr = normal(D);
    Tape tape = Tape.of(N, D, m);
    NDArray memory = array(m, 1, N, D);
    NDArray attention = array(a, 1, N);
    assertArrayEquals(tape.read(a), SoftTape.read(memory, attention).toDoubleArray(), 1e-12);
    Tape.ReadGradient back = tape.readBack(a, dr);
    assertArrayEquals(
        back.attention(), gradient(attention, dr, x -> SoftTape.read(memory, x)), 1e-12);
    NDArray other = array(m, 1, N, D);
    assertArrayEquals(back.memory(), gradient(other, dr, x -> SoftTape.read(x, attention)), 1e-12);
  }

  @Test
  void writes() {
    double[] dm = normal(N * D);
    Tape tape = Tape.of(N, D, m);
    NDArray memory = array(m, 1, N, D);
    NDArray delta = array(v, 1, D);
    NDArray attention = array(a, 1, N);
    assertArrayEquals(
        tape.write(a, v).values(), SoftTape.write(memory, attention, delta).toDoubleArray(), 1e-12);
    Tape.WriteGradient back = tape.writeBack(a, v, dm);
    assertArrayEquals(
        back.delta(), gradient(delta, dm, x -> SoftTape.write(memory, attention, x)), 1e-12);
    NDArray erase = array(e, 1, D);
    assertArrayEquals(
        tape.eraseAndAdd(a, e, v).values(),
        SoftTape.eraseAndAdd(memory, attention, erase, delta).toDoubleArray(),
        1e-12);
    Tape.EraseGradient cleared = tape.eraseAndAddBack(a, e, v, dm);
    NDArray again = array(a, 1, N);
    assertArrayEquals(
        cleared.attention(),
        gradient(again, dm, x -> SoftTape.eraseAndAdd(memory, x, erase, delta)),
        1e-12);
    assertArrayEquals(
        cleared.erase(),
        gradient(erase, dm, x -> SoftTape.eraseAndAdd(memory, again, x, delta)),
        1e-12);
  }

  @Test
  void points() {
    double g = 3.5;
    double[] db = normal(N);
    double[] moved = SoftPointer.shift(a, s);
    NDArray attention = array(a, 1, N);
    NDArray shift = array(s, 1, 3);
    NDArray sharpness = array(new double[] {g}, 1, 1);
    assertArrayEquals(moved, SoftTape.shift(attention, shift).toDoubleArray(), 1e-12);
    double[] b = SoftPointer.sharpen(moved, g);
    Function<NDArray, NDArray> pointer = x -> SoftTape.sharpen(SoftTape.shift(x, shift), sharpness);
    assertArrayEquals(b, pointer.apply(attention).toDoubleArray(), 1e-12);
    SoftPointer.SharpenGradient sharpen = SoftPointer.sharpenBack(moved, g, b, db);
    SoftPointer.ShiftGradient back = SoftPointer.shiftBack(a, s, sharpen.attention());
    assertArrayEquals(back.attention(), gradient(attention, db, pointer), 1e-12);
    NDArray other = array(s, 1, 3);
    assertArrayEquals(
        back.shift(),
        gradient(other, db, x -> SoftTape.sharpen(SoftTape.shift(array(a, 1, N), x), sharpness)),
        1e-12);
  }

  @Test
  void theSharpestPointerIsFiniteInSinglePrecision() {
    float[] hard = new float[N];
    hard[2] = 1f;
    NDArray attention = manager.create(hard, new Shape(1, N));
    attention.setRequiresGradient(true);
    NDArray sharpness = manager.create(new float[] {100f}, new Shape(1, 1));
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray sharp = SoftTape.sharpen(attention, sharpness);
      assertEquals(1.0, sharp.sum().getFloat(), 1e-6);
      collector.backward(sharp.get(":, 2:3").sum());
    }
    for (float slope : attention.getGradient().toFloatArray()) {
      assertTrue(Float.isFinite(slope), Arrays.toString(attention.getGradient().toFloatArray()));
    }
    NDArray even = manager.create(new float[] {0.5f, 0.5f}, new Shape(1, 2));
    assertThrows(IllegalArgumentException.class, () -> SoftTape.shift(attention, even));
  }
}
