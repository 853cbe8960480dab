package io.github.ae4j.djl.ecology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ae4j.ecology.Attempt;
import io.github.ae4j.ecology.Depth;
import io.github.ae4j.ecology.Learned;
import io.github.ae4j.ecology.LoraFactors;
import io.github.ae4j.ecology.Plasticity;
import io.github.ae4j.ecology.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinyTransformerHostTest {
  @BeforeAll
  static void pin() {
    Tiny.pin();
  }

  private final TinyTransformerHost host = Tiny.host();

  @AfterEach
  void close() {
    host.close();
  }

  private LoraFactors adapter(int rank) {
    return Tiny.adapter(host.shapes(), rank, 11);
  }

  @Test
  void theStandardHasSome1e5Parameters() {
    try (TinyTransformerHost standard = TinyTransformerHost.untrained(TinySizes.standard(), 1)) {
      assertEquals(108_288, standard.parameters());
      assertEquals(12, standard.shapes().size());
    }
  }

  @Test
  void theHashStaysWhateverIsDone() {
    String before = host.frozenHash();
    LoraFactors factors = adapter(4);
    byte[] memory = new byte[0];
    for (int i = 0; i < 5; i++) {
      List<Task> tasks = Tiny.tasks(4, i);
      host.attempt(Optional.of(factors), tasks);
      Learned learned = host.learn(factors, memory, Tiny.lessons(tasks), Plasticity.backprop(0.1));
      assertNotEquals(factors, learned.factors());
      factors = learned.factors();
      memory = learned.memory();
    }
    assertEquals(before, host.frozenHash());
    try (TinyTransformerHost other = TinyTransformerHost.untrained(Tiny.SIZES, 4)) {
      assertNotEquals(before, other.frozenHash());
    }
  }

  /** Of every tensor of the adapter the coordinate of the steepest slope, against a central difference. */
  @Test
  void gradientsAreThoseOfTheLoss() {
    LoraFactors factors = adapter(3);
    FlatFactors flat = FlatFactors.of(factors);
    Completions completions = Completions.gold(Tiny.SIZES, Tiny.tasks(3, 5));
    float[] slopes = host.slope(flat, completions).gradient();
    int from = 0;
    for (int p = 0; p < host.shapes().size(); p++) {
      for (int size : new int[] {factors.a(p).length, factors.b(p).length}) {
        int at = from;
        for (int i = from; i < from + size; i++) {
          at = Math.abs(slopes[i]) > Math.abs(slopes[at]) ? i : at;
        }
        assertTrue(Math.abs(slopes[at]) > 1e-4, host.shapes().get(p).name() + " has no slope");
        double step = 1e-2;
        double expected =
            (moved(flat, at, step, completions) - moved(flat, at, -step, completions))
                / (2.0 * step);
        assertEquals(
            expected, slopes[at], 0.02 * Math.abs(expected) + 1e-4, host.shapes().get(p).name());
        from += size;
      }
    }
    assertEquals(slopes.length, from);
  }

  private double moved(FlatFactors flat, int at, double by, Completions completions) {
    double[] values = flat.values().clone();
    values[at] += by;
    return host.slope(new FlatFactors(flat.shapes(), flat.rank(), values), completions).loss();
  }

  @Test
  void anAdapterWhoseBIsZeroChangesNoBit() {
    List<Task> tasks = Tiny.tasks(40, 6);
    LoraFactors fresh = LoraFactors.fresh(host.shapes(), 4, new SplittableRandom(1));
    float[] base = Tiny.scores(host, Optional.empty(), tasks);
    assertArrayEquals(base, Tiny.scores(host, Optional.of(fresh), tasks));
    assertArrayEquals(base, Tiny.scoresBeside(host, fresh, tasks));
    assertEquals(host.attempt(Optional.empty(), tasks), host.attempt(Optional.of(fresh), tasks));
    assertNotEquals(base[0], Tiny.scores(host, Optional.of(adapter(4)), tasks)[0]);
  }

  @Test
  void foldedInAnAdapterMapsAsBesideTheWeights() {
    List<Task> tasks = Tiny.tasks(8, 7);
    LoraFactors factors = adapter(4);
    assertArrayEquals(
        Tiny.scoresBeside(host, factors, tasks),
        Tiny.scores(host, Optional.of(factors), tasks),
        1e-4f);
  }

  @Test
  void atRateZeroNothingChanges() {
    LoraFactors factors = adapter(4);
    List<Task> tasks = Tiny.tasks(20, 8);
    List<Attempt> before = host.attempt(Optional.of(factors), tasks);
    Learned learned =
        host.learn(factors, new byte[0], Tiny.lessons(tasks), Plasticity.backprop(0.0));
    assertEquals(factors, learned.factors());
    assertEquals(before, host.attempt(Optional.of(learned.factors()), tasks));
  }

  @Test
  void anAdapterFromItsFileGivesTheSameScores(@TempDir Path folder) throws IOException {
    LoraFactors factors = adapter(5);
    List<Task> tasks = Tiny.tasks(6, 9);
    Path file = folder.resolve("adapter");
    factors.write(file);
    LoraFactors read = LoraFactors.read(file, host.shapes());
    assertArrayEquals(
        Tiny.scores(host, Optional.of(factors), tasks),
        Tiny.scores(host, Optional.of(read), tasks));

    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    String damaged =
        assertThrows(IllegalArgumentException.class, () -> LoraFactors.read(file, host.shapes()))
            .getMessage();
    assertTrue(damaged.contains(file.toString()) && damaged.contains("checksum"), damaged);
  }

  @Test
  void aHostFromItsFileIsTheSame(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("host");
    host.write(file);
    try (TinyTransformerHost read = TinyTransformerHost.read(file)) {
      assertEquals(host.frozenHash(), read.frozenHash());
      List<Task> tasks = Tiny.tasks(6, 10);
      assertArrayEquals(
          Tiny.scores(host, Optional.empty(), tasks), Tiny.scores(read, Optional.empty(), tasks));
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThrows(IllegalArgumentException.class, () -> TinyTransformerHost.read(file));
  }

  /** 8 tasks learned by heart, from noise; the frozen length of what is normalised last keeps the loss from 0. */
  @Test
  void anAdapterLearns() {
    List<Task> tasks = List.copyOf(Tiny.tasks(8, 12));
    LoraFactors factors = LoraFactors.fresh(host.shapes(), 8, new SplittableRandom(2));
    byte[] memory = new byte[0];
    double first = Double.NaN;
    double last = Double.NaN;
    for (int i = 0; i < 150; i++) {
      Learned learned =
          host.learn(
              factors,
              memory,
              Tiny.lessons(tasks),
              new Plasticity(Plasticity.Kind.BACKPROP, 3e-2, 10.0, 0.0));
      factors = learned.factors();
      memory = learned.memory();
      first = i == 0 ? learned.loss() : first;
      last = learned.loss();
    }
    assertTrue(last < first / 2.0, "loss went from " + first + " to " + last);
    List<Attempt> attempts = host.attempt(Optional.of(factors), tasks);
    for (int i = 0; i < tasks.size(); i++) {
      assertEquals(tasks.get(i).gold(), attempts.get(i).answer());
    }
  }

  /** What is kept of keys and values gives what all places at once give, with blanks before and without. */
  @Test
  void decodingIsThatOfTheWholeRow() {
    List<Task> tasks = Tiny.tasks(12, 13);
    Optional<LoraFactors> factors = Optional.of(adapter(4));
    List<Attempt> attempts = host.attempt(factors, tasks);
    for (int i = 0; i < tasks.size(); i++) {
      assertEquals(host.attempt(factors, tasks.get(i)), attempts.get(i));
      List<Integer> written = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      Task task = tasks.get(i);
      int room = Tiny.SIZES.context() - 1 - task.prompt().length();
      while (written.size() < room) {
        int next = Tiny.next(host, factors, task, written.stream().mapToInt(n -> n).toArray());
        if (next == Characters.END) {
          break;
        }
        written.add(next);
        text.append(Characters.character(next));
      }
      assertEquals(text.toString(), attempts.get(i).answer());
      assertEquals(task.prompt().length() + 1 + text.length(), attempts.get(i).tokens());
    }
  }

  @Test
  void whatDoesNotFitIsNamed() {
    Task lengthy = Task.open("f", Depth.LONG, "12345678901234567890123", "1");
    assertRefused(
        "prompt must have at most 22 characters, got 23: '12345678901234567890123'",
        () -> host.attempt(Optional.empty(), lengthy));
    Task answer = Task.open("f", Depth.LONG, "1234567890123456789012", "12");
    assertRefused(
        "right answer of 1234567890123456789012 must have at most 1 characters, got 2: '12'",
        () -> learn(adapter(2), new byte[0], answer));
    Task foreign = Task.open("f", Depth.LONG, "\u00e9", "1");
    assertRefused(
        "prompt must be of printable ASCII, got U+00E9",
        () -> host.attempt(Optional.empty(), foreign));
    assertRefused(
        "rank must be in [1, 16], the width of layer 1 query, got 17",
        () -> LoraFactors.fresh(host.shapes(), 17, new SplittableRandom(1)));
    assertRefused(
        "memory of the adapter's optimizer must be of 1152 numbers, in 9224 bytes, got 3",
        () -> learn(adapter(2), new byte[3], Tiny.tasks(1, 1).get(0)));
    try (TinyTransformerHost wider =
        TinyTransformerHost.untrained(new TinySizes(32, 1, 2, 24), 1)) {
      LoraFactors other = LoraFactors.fresh(wider.shapes(), 2, new SplittableRandom(1));
      assertThrows(
          IllegalArgumentException.class, () -> host.attempt(Optional.of(other), Tiny.tasks(1, 1)));
    }
  }

  private void learn(LoraFactors factors, byte[] memory, Task task) {
    host.learn(factors, memory, Tiny.lessons(List.of(task)), Plasticity.backprop(0.1));
  }

  private static void assertRefused(String message, Runnable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }
}
