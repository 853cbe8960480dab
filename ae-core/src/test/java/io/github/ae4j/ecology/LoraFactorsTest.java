package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An adapter is what it was, from a file too. */
class LoraFactorsTest {
  @TempDir Path folder;

  private final LoraFactors factors = LoraMergeProperties.drawn(3, new SplittableRandom(4));

  @Test
  void aFileGivesTheSameBits() throws IOException {
    Path file = folder.resolve("adapter.ae");
    factors.write(file);
    assertEquals(factors, LoraFactors.read(file, factors.shapes()));
  }

  @Test
  void refusesADamagedFileByName() throws IOException {
    Path file = folder.resolve("adapter.ae");
    factors.write(file);
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at += 7) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 4;
      Files.write(file, damaged);
      String why = refused(file, factors.shapes());
      assertTrue(why.contains(file.toString()), why);
    }
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    refused(file, factors.shapes());
  }

  private static String refused(Path file, List<AdaptedShape> shapes) {
    return assertThrows(IllegalArgumentException.class, () -> LoraFactors.read(file, shapes))
        .getMessage();
  }

  @Test
  void refusesAnAdapterOfAnotherHostByName() throws IOException {
    Path file = folder.resolve("adapter.ae");
    factors.write(file);
    String why = refused(file, BilinearHost.drawn(1).shapes());
    assertTrue(why.contains("adapter.ae: adapter must be of"), why);
  }

  @Test
  void refusesARankAboveTheWidthByName() {
    List<AdaptedShape> shapes = List.of(new AdaptedShape("query", 4, 3));
    String why =
        assertThrows(
                IllegalArgumentException.class,
                () -> LoraFactors.fresh(shapes, 4, new SplittableRandom(1)))
            .getMessage();
    assertEquals("rank must be in [1, 3], the width of query, got 4", why);
    assertThrows(
        IllegalArgumentException.class,
        () -> LoraFactors.of(shapes, 1, List.of(new double[5]), List.of(new double[3])));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            LoraFactors.of(
                shapes, 1, List.of(new double[] {1, 2, 3, Double.NaN}), List.of(new double[3])));
  }

  @Test
  void zeroBIsANoOp() {
    BilinearHost host = Bed.host();
    LoraFactors fresh = LoraFactors.fresh(host.shapes(), 8, new SplittableRandom(1));
    assertArrayEquals(new double[256 * 32], fresh.product(0), 0.0);
    for (Task task : Bed.SETS.heldOut()) {
      assertEquals(host.attempt(Optional.empty(), task), host.attempt(Optional.of(fresh), task));
    }
  }

  @Test
  void isNotChangedFromOutside() {
    double[] a = factors.a(0);
    a[0] = 99.0;
    assertEquals(factors, LoraMergeProperties.drawn(3, new SplittableRandom(4)));
    assertEquals(3 * (11 + 7) + 3 * (6 + 13), factors.parameters());
  }
}
