package io.github.ae4j.djl.ecology;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.ae4j.ecology.Attempt;
import io.github.ae4j.ecology.Depth;
import io.github.ae4j.ecology.Learned;
import io.github.ae4j.ecology.LoraFactors;
import io.github.ae4j.ecology.Plasticity;
import io.github.ae4j.ecology.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small encoder of random weights, from a file of the real one's form. */
class MiniLmHostTest {
  @TempDir Path folder;

  private final TinyBert bert = new TinyBert(3);
  private MiniLmHost host;

  @BeforeAll
  static void pin() {
    Tiny.pin();
  }

  @BeforeEach
  void read() throws IOException {
    host = bert.host(folder);
  }

  @AfterEach
  void close() {
    host.close();
  }

  private LoraFactors adapter(int rank) {
    return Tiny.adapter(host.shapes(), rank, 11);
  }

  private float[][] embeddings(Optional<LoraFactors> factors, List<Task> tasks) {
    return host.embeddings(factors, tasks.stream().map(t -> host.numbers(t.prompt())).toList());
  }

  @Test
  void sizesAreTheFiles() {
    assertEquals(12, host.shapes().size());
    assertEquals("layer 1 query", host.shapes().get(0).name());
    assertEquals("layer 1 attention output", host.shapes().get(3).name());
    assertEquals("layer 2 intermediate", host.shapes().get(10).name());
    assertEquals(96, host.shapes().get(11).in());
    assertEquals(2 * (4 * 65 * 64 + 65 * 96 + 97 * 64), host.parameters());
    assertEquals("minilm", host.name());
  }

  @Test
  void embeddingsAreThoseOfThePapers() {
    List<Task> tasks = TinyBert.tasks(40, 1);
    float[][] embeddings = embeddings(Optional.empty(), tasks);
    for (int i = 0; i < tasks.size(); i++) {
      double[] expected = new PlainBert(bert).embedding(host.numbers(tasks.get(i).prompt()));
      for (int k = 0; k < expected.length; k++) {
        assertEquals(expected[k], embeddings[i][k], 1e-5, tasks.get(i).prompt());
      }
    }
  }

  @Test
  void theNearestChoiceIsTheAnswer() {
    List<Task> tasks = TinyBert.tasks(20, 2);
    List<Attempt> attempts = host.attempt(Optional.empty(), tasks);
    for (int i = 0; i < tasks.size(); i++) {
      Task task = tasks.get(i);
      double[] prompt = new PlainBert(bert).embedding(host.numbers(task.prompt()));
      String nearest = "";
      double greatest = -2.0;
      for (String choice : task.choices()) {
        double[] other = new PlainBert(bert).embedding(host.numbers(choice));
        double cosine = 0.0;
        for (int k = 0; k < other.length; k++) {
          cosine += prompt[k] * other[k];
        }
        if (cosine > greatest) {
          greatest = cosine;
          nearest = choice;
        }
      }
      assertEquals(nearest, attempts.get(i).answer());
      assertEquals(task.prompt().replace(" ", "").length() + 2, attempts.get(i).tokens());
      assertEquals(attempts.get(i), host.attempt(Optional.empty(), task));
    }
  }

  @Test
  void aLengthyPromptIsCut() {
    Task task = new Task("f", Depth.LONG, "a ".repeat(100), "yes", List.of("yes", "no"));
    assertEquals(TinyBert.PLACES, host.attempt(Optional.empty(), task).tokens());
  }

  @Test
  void anAdapterWhoseBIsZeroChangesNoBit() {
    List<Task> tasks = TinyBert.tasks(40, 7);
    LoraFactors fresh = LoraFactors.fresh(host.shapes(), 4, new SplittableRandom(1));
    float[][] base = embeddings(Optional.empty(), tasks);
    assertArrayEquals(base, embeddings(Optional.of(fresh), tasks));
    FlatFactors flat = FlatFactors.of(fresh);
    double[] zeros = new double[flat.values().length];
    Choices gold = host.gold(tasks);
    assertEquals(
        host.slope(new FlatFactors(flat.shapes(), flat.rank(), zeros), gold).loss(),
        host.slope(flat, gold).loss());
    assertNotEquals(base[0][0], embeddings(Optional.of(adapter(4)), tasks)[0][0]);
  }

  @Test
  void theHashStaysWhateverIsDone(@TempDir Path other) throws IOException {
    String before = host.frozenHash();
    LoraFactors factors = adapter(4);
    byte[] memory = new byte[0];
    for (int i = 0; i < 5; i++) {
      List<Task> tasks = TinyBert.tasks(4, i);
      host.attempt(Optional.of(factors), tasks);
      Learned learned =
          host.learn(factors, memory, TinyBert.lessons(tasks, 0.5), Plasticity.backprop(0.1));
      assertNotEquals(factors, learned.factors());
      factors = learned.factors();
      memory = learned.memory();
    }
    assertEquals(before, host.frozenHash());
    try (MiniLmHost same = bert.host(other)) {
      assertEquals(before, same.frozenHash());
    }
  }

  /** Every weight that is used counts; the second kind of text is not used. */
  @Test
  void theHashIsOfEveryWeight() throws IOException {
    String before = host.frozenHash();
    bert.weights.get("embeddings.token_type_embeddings.weight").numbers()[TinyBert.WIDTH] += 1f;
    try (MiniLmHost other = bert.host(folder)) {
      assertEquals(before, other.frozenHash());
    }
    for (TinyBert.Weight weight : bert.weights.values()) {
      weight.numbers()[1] += 1f;
      try (MiniLmHost other = bert.host(folder)) {
        assertNotEquals(before, other.frozenHash());
      }
      weight.numbers()[1] -= 1f;
    }
  }

  @Test
  void theHashIsOfTheWeightsAsTheyAre() {
    String before = host.frozenHash();
    try (NDManager call = Slope.manager()) {
      NDArray matrix = host.encoder().matrices().get(11);
      NDArray step = call.ones(matrix.getShape());
      matrix.addi(step);
      assertNotEquals(before, host.frozenHash());
    }
  }

  @Test
  void anAdapterFromItsFileGivesTheSameEmbeddings() throws IOException {
    LoraFactors factors = adapter(5);
    List<Task> tasks = TinyBert.tasks(6, 9);
    Path file = folder.resolve("adapter");
    factors.write(file);
    LoraFactors read = LoraFactors.read(file, host.shapes());
    assertArrayEquals(
        embeddings(Optional.of(factors), tasks), embeddings(Optional.of(read), tasks));
  }

  /** What was asked before changes nothing: two hosts asked in other orders have the same bits. */
  @Test
  void nothingIsKeptThatCounts(@TempDir Path other) throws IOException {
    List<Task> tasks = TinyBert.tasks(12, 14);
    LoraFactors factors = adapter(4);
    Plasticity plasticity = Plasticity.backprop(0.1);
    Learned first =
        host.learn(factors, new byte[0], TinyBert.lessons(tasks.subList(6, 12), 0.0), plasticity);
    try (MiniLmHost second = bert.host(other)) {
      second.attempt(Optional.of(adapter(2)), tasks.get(1));
      second.learn(factors, new byte[0], TinyBert.lessons(tasks.subList(0, 3), 1.0), plasticity);
      Learned again =
          second.learn(
              factors, new byte[0], TinyBert.lessons(tasks.subList(6, 12), 0.0), plasticity);
      assertEquals(first.factors(), again.factors());
      assertArrayEquals(first.memory(), again.memory());
    }
  }

  @Test
  void noTensorIsLeft() {
    List<Task> tasks = TinyBert.tasks(40, 15);
    LoraFactors factors = adapter(4);
    host.attempt(Optional.of(factors), tasks);
    int before = host.tensors();
    for (int i = 0; i < 3; i++) {
      host.attempt(Optional.of(factors), tasks);
      host.attempt(Optional.of(adapter(2)), tasks);
      host.learn(factors, new byte[0], TinyBert.lessons(tasks, 0.5), Plasticity.backprop(0.1));
      host.learn(factors, new byte[0], TinyBert.lessons(tasks, 0.5), Plasticity.hebbian(0.1));
    }
    assertEquals(before, host.tensors());
  }

  @Test
  void whatDoesNotFitIsNamed() {
    Task open = Task.open("f", Depth.SHORT, "write it", "yes");
    LoraFactors factors = adapter(2);
    List<String> messages =
        List.of(
            refused(() -> host.attempt(Optional.empty(), open)),
            refused(
                () ->
                    host.learn(
                        factors,
                        new byte[0],
                        TinyBert.lessons(List.of(open), 1.0),
                        Plasticity.hebbian(0.1))));
    for (String message : messages) {
      assertEquals("task must have choices, got none for 'write it'", message);
    }
    String none =
        refused(() -> host.learn(factors, new byte[0], List.of(), Plasticity.backprop(0.1)));
    assertTrue(none.contains("lessons must be at least one"), none);
    LoraFactors foreign =
        LoraFactors.fresh(host.shapes().subList(0, 2), 2, new SplittableRandom(1));
    String other = refused(() -> host.attempt(Optional.of(foreign), TinyBert.tasks(1, 1)));
    assertTrue(other.contains("adapter must be of"), other);
  }

  private static String refused(Runnable what) {
    return assertThrows(IllegalArgumentException.class, what::run).getMessage();
  }

  @Test
  void noTasksHaveNoAttempts() {
    assertEquals(List.of(), host.attempt(Optional.of(adapter(2)), List.of()));
  }
}
