package io.github.ae4j.ecology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Factors that were one object are one after a snapshot, and are in it once. */
class SharedFactorsTest {
  @TempDir Path folder;

  private static DataInputStream input(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  @Test
  void oneIsOneAndEqualOnesAreTwo() throws IOException {
    LoraFactors first = LoraMergeProperties.drawn(2, new SplittableRandom(1));
    LoraFactors equal = LoraMergeProperties.drawn(2, new SplittableRandom(1));
    LoraFactors other = LoraMergeProperties.drawn(3, new SplittableRandom(2));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SharedFactors writing = new SharedFactors();
    for (LoraFactors one : List.of(first, first, equal, other, first, equal)) {
      writing.write(one, new DataOutputStream(bytes));
    }
    DataInputStream in = input(bytes.toByteArray());
    SharedFactors reading = new SharedFactors();
    List<LoraFactors> read = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      read.add(reading.read(in));
    }
    assertEquals(List.of(first, first, equal, other, first, equal), read);
    assertSame(read.get(0), read.get(1));
    assertSame(read.get(0), read.get(4));
    assertNotSame(read.get(0), read.get(2));
    assertSame(read.get(2), read.get(5));
    assertEquals(0, in.available());
  }

  @Test
  void aNumberThatIsNotTheNextIsRefused() {
    for (int number : new int[] {-1, 1}) {
      byte[] bytes = java.nio.ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
      String why =
          assertThrows(IllegalArgumentException.class, () -> new SharedFactors().read(input(bytes)))
              .getMessage();
      assertEquals("number of factors must be in [0, 0], got " + number, why);
    }
  }

  private static List<LoraFactors> all(Ecology ecology) {
    List<LoraFactors> all = new ArrayList<>();
    ecology.archive().elites().values().forEach(elite -> all.add(elite.value().factors()));
    ecology.organelles().forEach(one -> all.add(one.factors()));
    return all;
  }

  /** Which of those before each is, or a new one. */
  private static List<Integer> pattern(List<LoraFactors> all) {
    Map<LoraFactors, Integer> seen = new IdentityHashMap<>();
    List<Integer> pattern = new ArrayList<>();
    for (LoraFactors one : all) {
      seen.putIfAbsent(one, seen.size());
      pattern.add(seen.get(one));
    }
    return pattern;
  }

  /** Offspring of its parent's rank that has not learned yet has its parent's factors themselves. */
  @Test
  void aSnapshotKeepsWhichAreOne() throws IOException {
    Host host = Bed.host();
    Path file = folder.resolve("ecology.ae");
    Ecology ecology = Bed.lived(Bed.config(), host, 4);
    ecology.snapshot(file);
    List<LoraFactors> before = all(ecology);
    int distinct = 1 + pattern(before).stream().mapToInt(i -> i).max().orElseThrow();
    int living =
        pattern(before.subList(before.size() - 4, before.size())).stream()
                .mapToInt(i -> i)
                .max()
                .orElseThrow()
            + 1;
    assertTrue(distinct < before.size() / 2, distinct + " of " + before.size());
    assertTrue(living < 4, living + " of the living have factors of their own");
    try (Ecology again = Bed.resumed(file, Bed.config(), host, MetaController.fixed())) {
      assertEquals(before, all(again));
      assertEquals(pattern(before), pattern(all(again)));
    }
    long numbers = 8 * before.stream().mapToLong(LoraFactors::parameters).sum();
    assertTrue(Files.size(file) < numbers, Files.size(file) + " bytes of " + numbers);
  }
}
