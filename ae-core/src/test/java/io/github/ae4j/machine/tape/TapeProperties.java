package io.github.ae4j.machine.tape;

import static io.github.ae4j.machine.tape.Differences.check;
import static io.github.ae4j.machine.tape.Differences.normal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Every product against central differences, for random sizes; and what no logits may break. */
class TapeProperties {
  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void reading(
      @ForAll @IntRange(min = 1, max = 9) int n,
      @ForAll @IntRange(min = 1, max = 6) int d,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] m = normal(random, n * d, 1.0);
    double[] a = Attention.softmax(normal(random, n, 2.0));
    double[] dr = normal(random, d, 1.0);
    Tape.ReadGradient back = Tape.of(n, d, m).readBack(a, dr);
    check("memory", m, x -> Cells.dot(Tape.of(n, d, x).read(a), dr), back.memory());
    check("attention", a, x -> Cells.dot(Tape.of(n, d, m).read(x), dr), back.attention());
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void writing(
      @ForAll @IntRange(min = 1, max = 9) int n,
      @ForAll @IntRange(min = 1, max = 6) int d,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] m = normal(random, n * d, 1.0);
    double[] a = Attention.softmax(normal(random, n, 2.0));
    double[] delta = normal(random, d, 1.0);
    double[] dm = normal(random, n * d, 1.0);
    Tape tape = Tape.of(n, d, m);
    Tape.WriteGradient back = tape.writeBack(a, delta, dm);
    check(
        "memory", m, x -> Cells.dot(Tape.of(n, d, x).write(a, delta).values(), dm), back.memory());
    check("attention", a, x -> Cells.dot(tape.write(x, delta).values(), dm), back.attention());
    check("delta", delta, x -> Cells.dot(tape.write(a, x).values(), dm), back.delta());
    assertEquals(Tape.of(n, d, m), tape, "a tape never changes");
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void erasingAndAdding(
      @ForAll @IntRange(min = 1, max = 9) int n,
      @ForAll @IntRange(min = 1, max = 6) int d,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] m = normal(random, n * d, 1.0);
    double[] a = Attention.softmax(normal(random, n, 2.0));
    double[] e = Arrays.stream(normal(random, d, 1.0)).map(Cells::sigmoid).toArray();
    double[] v = normal(random, d, 1.0);
    double[] dm = normal(random, n * d, 1.0);
    Tape tape = Tape.of(n, d, m);
    Tape.EraseGradient back = tape.eraseAndAddBack(a, e, v, dm);
    check(
        "memory",
        m,
        x -> Cells.dot(Tape.of(n, d, x).eraseAndAdd(a, e, v).values(), dm),
        back.memory());
    check("attention", a, x -> Cells.dot(tape.eraseAndAdd(x, e, v).values(), dm), back.attention());
    check("erase", e, x -> Cells.dot(tape.eraseAndAdd(a, x, v).values(), dm), back.erase());
    check("added", v, x -> Cells.dot(tape.eraseAndAdd(a, e, x).values(), dm), back.added());
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void attention(@ForAll @IntRange(min = 1, max = 12) int n, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] z = normal(random, n, 3.0);
    double[] da = normal(random, n, 1.0);
    double[] a = Attention.softmax(z);
    check("softmax", z, x -> Cells.dot(Attention.softmax(x), da), Attention.softmaxBack(a, da));
    check(
        "entropy",
        z,
        x -> Attention.entropy(Attention.softmax(x)),
        Attention.softmaxBack(a, Attention.entropyBack(a, 1.0)));
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void pointing(
      @ForAll @IntRange(min = 1, max = 9) int n,
      @ForAll @IntRange(min = 0, max = 3) int reach,
      @ForAll @DoubleRange(min = 1.01, max = 20.0) double g,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] z = normal(random, n, 1.0);
    double[] a = Attention.softmax(z);
    double[] s = Attention.softmax(normal(random, 2 * reach + 1, 1.0));
    double[] db = normal(random, n, 1.0);
    SoftPointer.ShiftGradient shift = SoftPointer.shiftBack(a, s, db);
    check("attention", a, x -> Cells.dot(SoftPointer.shift(x, s), db), shift.attention());
    check("shift", s, x -> Cells.dot(SoftPointer.shift(a, x), db), shift.shift());
    double[] b = SoftPointer.sharpen(a, g);
    SoftPointer.SharpenGradient sharpen = SoftPointer.sharpenBack(a, g, b, db);
    check(
        "logits",
        z,
        x -> Cells.dot(SoftPointer.sharpen(Attention.softmax(x), g), db),
        Attention.softmaxBack(a, sharpen.attention()));
    check(
        "sharpness",
        new double[] {g},
        x -> Cells.dot(SoftPointer.sharpen(a, x[0]), db),
        new double[] {sharpen.sharpness()});
  }

  /** Logits of any size up to a million and sharpness up to 100: finite, and a sum of 1. */
  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void extremes(
      @ForAll @IntRange(min = 1, max = 9) int n,
      @ForAll @DoubleRange(min = 1.0, max = 100.0) double g,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] z = new double[n];
    double[] shift = new double[3];
    Arrays.setAll(z, i -> extreme(random));
    Arrays.setAll(shift, i -> extreme(random));
    double[] a = Attention.softmax(z);
    double[] s = Attention.softmax(shift);
    double[] w = SoftPointer.shift(a, s);
    double[] b = SoftPointer.sharpen(w, g);
    for (double[] distribution : new double[][] {a, s, w, b}) {
      assertTrue(Arrays.stream(distribution).allMatch(x -> x >= 0.0 && x <= 1.0 + 1e-12));
      assertEquals(1.0, Arrays.stream(distribution).sum(), 1e-12);
    }
    double[] db = normal(random, n, 1.0);
    SoftPointer.SharpenGradient sharpen = SoftPointer.sharpenBack(w, g, b, db);
    SoftPointer.ShiftGradient moved = SoftPointer.shiftBack(a, s, sharpen.attention());
    double[] dz = Attention.softmaxBack(a, moved.attention());
    double[] ds = Attention.softmaxBack(s, moved.shift());
    double dh = sharpen.sharpness() + Attention.entropy(b);
    assertTrue(Double.isFinite(dh));
    assertTrue(Arrays.stream(dz).allMatch(Double::isFinite));
    assertTrue(Arrays.stream(ds).allMatch(Double::isFinite));
    assertTrue(Arrays.stream(Attention.entropyBack(b, 1.0)).allMatch(Double::isFinite));
  }

  private static double extreme(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> 1e6;
      case 1 -> -1e6;
      case 2 -> 1e6 * (2.0 * random.nextDouble() - 1.0);
      default -> 2.0 * random.nextDouble() - 1.0;
    };
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void aHardPointerIsExact(@ForAll @IntRange(min = 1, max = 9) int n, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] a = Attention.argmax(normal(random, n, 1.0));
    int at = 0;
    while (a[at] == 0.0) {
      at++;
    }
    double[] on = SoftPointer.sharpen(SoftPointer.shift(a, new double[] {0, 0, 1}), 100.0);
    assertEquals(1.0, on[(at + 1) % n]);
    double[] symbol = normal(random, 3, 1.0);
    assertArrayEquals(symbol, Tape.empty(n, 3).write(on, symbol).read(on));
    assertArrayEquals(
        symbol,
        Tape.of(n, 3, normal(random, n * 3, 1.0))
            .eraseAndAdd(on, new double[] {1, 1, 1}, symbol)
            .read(on));
  }
}
